#!/usr/bin/env python3
"""Durable intake against a bare async-imap loop and mbsync with fsync, in turn, on a private Dovecot.

    tests/bench/intake.py [LETTERS] [SIZE] [ROUNDS]      (5000 letters of 60000 bytes, 3 rounds)

Prints wall, CPU and peak RSS of each run, the medians and the ratios. Needs isync, dovecot-imapd, openssl.
"""
import json, os, shutil, statistics, subprocess, sys, tempfile, time

count, size, rounds = (sys.argv[1:] + ["5000", "60000", "3"][len(sys.argv) - 1:])[:3]
build = subprocess.run(["cargo", "bench", "--no-run", "--bench", "intake", "--message-format=json"],
                       check=True, stdout=subprocess.PIPE, text=True)
bench = next(m["executable"] for m in map(json.loads, build.stdout.splitlines())
             if m.get("executable") and m["target"]["name"] == "intake" and "bench" in m["target"]["kind"])

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
results = {"bare": [], "pass": [], "mbsync": []}
timed([bench, "bare", root, port])     # the server indexes its folder once
for turn in range(int(rounds)):
    for name in results:
        data = tempfile.mkdtemp(prefix="intake-bench")
        if name == "mbsync":
            with open(f"{data}/rc", "w") as rc:
                rc.write(RC.format(port=port, root=root, data=data))
            command = ["mbsync", "-q", "-c", f"{data}/rc", "bench"]
        else:
            command = [bench, name, root, port] + ([data] if name == "pass" else [])
        os.sync()
        wall, cpu, rss = timed(command)
        results[name].append((wall, cpu, rss))
        print(f"{name:7} wall {wall:6.2f} s   CPU {cpu:6.2f} s   peak {rss:6.1f} MB", flush=True)
        shutil.rmtree(data)
server.stdin.close()
server.wait()
median = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in results.items()}
for name, (wall, cpu, rss) in median.items():
    print(f"median {name:7} wall {wall:6.2f} s   CPU {cpu:6.2f} s   peak {rss:6.1f} MB")
print(f"pass / mbsync {median['pass'][0] / median['mbsync'][0]:.2f} (goal 0.5)   "
      f"pass / bare {median['pass'][0] / median['bare'][0]:.2f} (goal 2)")
