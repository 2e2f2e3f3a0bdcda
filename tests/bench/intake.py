#!/usr/bin/env python3
"""`tonghop poll` against a bare async-imap loop and mbsync with fsync, in turn, on a private Dovecot.

    tests/bench/intake.py [LETTERS] [SIZE] [ROUNDS]      (5000 letters of 60000 bytes, 3 rounds)

Prints wall, CPU and peak RSS of each run, the medians and the ratios. Needs isync, dovecot-imapd, openssl.
"""
import json, os, shutil, statistics, subprocess, sys, tempfile, time

count, size, rounds = (sys.argv[1:] + ["5000", "60000", "3"][len(sys.argv) - 1:])[:3]
build = subprocess.run(["cargo", "bench", "--no-run", "--bench", "intake", "--message-format=json"],
                       check=True, stdout=subprocess.PIPE, text=True)
bench = next(m["executable"] for m in map(json.loads, build.stdout.splitlines())
             if m.get("executable") and m["target"]["name"] == "intake" and "bench" in m["target"]["kind"])

subprocess.run(["cargo", "build", "--release", "--quiet"], check=True)
project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
program = f"{project}/target/release/tonghop"

CONFIGURATION = """data_dir = "data"
time_zone = "Asia/Ho_Chi_Minh"
language = "en"
rounds = ["{project}/config/rounds/ctr01-2023"]
[[mailbox]]
name = "bench"
imap = "imaps://localhost:{port}"
user = "u"
password_file = "{root}/password"
ca_file = "{root}/tls/ca.pem"
folders = ["INBOX"]
"""

RC = """FSync yes

IMAPAccount bench
Host localhost
Port {port}
User u
PassCmd "cat {root}/password"
SSLType IMAPS
CertificateFile {root}/tls/ca.pem

IMAPStore far
Account bench

MaildirStore near
Path {data}/
Inbox {data}/INBOX

Channel bench
Far :far:
Near :near:
Create Near
Sync Pull New
SyncState *
"""


def timed(command):
    start = time.monotonic()
    pid = os.posix_spawnp(command[0], command, os.environ,
                          file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, command
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


server = subprocess.Popen([bench, "serve", count, size], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
root, port = server.stdout.readline().split()
runs = {"bare loop": [], "mbsync": [], "poll --no-read": [], "poll": []}


def command(name, data):
    if name == "bare loop":
        return [bench, "bare", root, port]
    if name == "mbsync":
        with open(f"{data}/rc", "w") as rc:
            rc.write(RC.format(port=port, root=root, data=data))
        return ["mbsync", "-q", "-c", f"{data}/rc", "bench"]
    with open(f"{data}/tonghop.toml", "w") as configuration:
        configuration.write(CONFIGURATION.format(project=project, port=port, root=root))
    return [program, "--config", f"{data}/tonghop.toml", *name.split()]


timed([bench, "bare", root, port])     # the server indexes its folder once
# Nothing is deleted before the end: for half a minute ext4 goes around inodes that were just freed, which makes each
# new file several times as dear for whoever comes next.
everything = tempfile.mkdtemp(prefix="intake-bench")
for turn in range(int(rounds)):
    for name, results in runs.items():
        data = tempfile.mkdtemp(prefix="run", dir=everything)
        os.sync()
        wall, cpu, rss = timed(command(name, data))
        results.append((wall, cpu, rss))
        print(f"{name:14} wall {wall:6.2f} s   CPU {cpu:6.2f} s   peak {rss:6.1f} MB", flush=True)
server.stdin.close()
server.wait()
shutil.rmtree(everything)
median = {name: [statistics.median(column) for column in zip(*results)] for name, results in runs.items()}
print(f"medians of {rounds} rounds, {count} letters of {size} bytes")
for name, (wall, cpu, rss) in median.items():
    print(f"{name:14} wall {wall:6.2f} s   CPU {cpu:6.2f} s   peak {rss:6.1f} MB")
durable = median["poll --no-read"][0]
print(f"durable intake / mbsync with fsync {durable / median['mbsync'][0]:.2f} (goal 0.5)   "
      f"durable intake / bare loop {durable / median['bare loop'][0]:.2f} (goal 2)")
