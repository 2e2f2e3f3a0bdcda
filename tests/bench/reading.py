#!/usr/bin/env python3
"""Our readers against the usual ones on the same files, in turn: CPU for one reading, peak memory.

    tests/bench/reading.py [ROUNDS]      (3)

Peers: openpyxl, xlrd, python-docx (each in one Python process, start-up taken off) and antiword (a process
for each reading, as ours is measured too). Needs those, xlwt and LibreOffice for making the files:
    apt install antiword libreoffice-writer-nogui; pip install openpyxl xlrd xlwt python-docx
PDF needs outside programs behind the reading child, so it is measured in docs/why/reading.md instead.
"""
import json, os, statistics, subprocess, sys, tempfile

ROUNDS = int((sys.argv[1:] or ["3"])[0])
build = subprocess.run(["cargo", "bench", "--no-run", "--bench", "reading", "--message-format=json"],
                       check=True, stdout=subprocess.PIPE, text=True)
bench = next(m["executable"] for m in map(json.loads, build.stdout.splitlines())
             if m.get("executable") and m["target"]["name"] == "reading" and "bench" in m["target"]["kind"])

MAKE = r'''
import openpyxl, xlwt, docx, random, sys
random.seed(1); folder = sys.argv[1]
rows = [["STT", "Chỉ tiêu", "Đơn vị tính"] + [f"Năm {y}" for y in range(2012, 2024)]]
rows += [[n, f"Số lượt cán bộ được tập huấn nghiệp vụ {n}", "lượt người"] + [random.randrange(10**6) for _ in range(12)] for n in range(3000)]
book = openpyxl.Workbook(); [book.active.append(r) for r in rows]; book.save(folder + "/annex.xlsx")
old = xlwt.Workbook(); sheet = old.add_sheet("Biểu")
[sheet.write(i, j, v) for i, r in enumerate(rows) for j, v in enumerate(r)]; old.save(folder + "/annex.xls")
text = docx.Document()
for n in range(300): text.add_paragraph("Các cấp công đoàn đã tổ chức tuyên truyền, phổ biến pháp luật cho đoàn viên, người lao động. " * 3)
table = text.add_table(400, 8); cells = table._cells
for i, r in enumerate(rows[:400]):
    for j in range(8): cells[i * 8 + j].text = str(r[j])
text.save(folder + "/report.docx")
'''
PEERS = {
    "openpyxl": ("import openpyxl", "[list(s.iter_rows(values_only=True)) for s in openpyxl.load_workbook(f, read_only=True, data_only=True)]"),
    "xlrd": ("import xlrd", "[s.row_values(r) for s in xlrd.open_workbook(f).sheets() for r in range(s.nrows)]"),
    "python-docx": ("import docx", "(lambda d: ([p.text for p in d.paragraphs], [[c.text for c in r.cells] for t in d.tables for r in t.rows]))(docx.Document(f))"),
}


def used(command):
    pid = os.posix_spawnp(command[0], command, os.environ,
                          file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, command
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def python(peer, file, times):
    load, read = PEERS[peer]
    script = f"{load}\nf = {file!r}\nfor _ in range({times}): {read}"
    return ["python3", "-c", script]


def compare(file, peer, ours_times, peer_times):
    """CPU of one reading: several in a process, less a process that reads nothing."""
    ours, bare, theirs, memory = [], [], [], 0
    for _ in range(ROUNDS):
        idle, _ = used([bench, file, "0"])
        cpu, rss = used([bench, file, str(ours_times)])
        ours.append((cpu - idle) / ours_times)
        memory = max(memory, rss)
        if ".xls" in file:
            bare.append((used([bench, file, str(ours_times), "bare"])[0] - idle) / ours_times)
        if peer == "antiword":
            ours[-1] = statistics.mean(used([bench, file, "1"])[0] for _ in range(10))
            theirs.append(statistics.mean(used(["antiword", "-m", "UTF-8.txt", file])[0] for _ in range(10)))
        else:
            idle, _ = used(python(peer, file, 0))
            cpu, _ = used(python(peer, file, peer_times))
            theirs.append((cpu - idle) / peer_times)
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"{os.path.basename(file):12} ours {mine * 1e3:9.2f} ms   {peer:12} {other * 1e3:9.2f} ms   "
          f"{other / mine:7.1f} x   our peak {memory:6.1f} MB"
          + (f"   library alone {statistics.median(bare) * 1e3:6.2f} ms" if bare else ""), flush=True)


with tempfile.TemporaryDirectory(prefix="reading-bench") as folder:
    subprocess.run(["python3", "-c", MAKE, folder], check=True)
    for source, kind in (("report.docx", "doc"),):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind,
                        "--outdir", folder, f"{folder}/{source}"], check=True, stdout=subprocess.DEVNULL)
    compare(f"{folder}/annex.xlsx", "openpyxl", 20, 1)
    compare(f"{folder}/annex.xls", "xlrd", 20, 2)
    compare(f"{folder}/report.docx", "python-docx", 50, 1)
    compare(f"{folder}/report.doc", "antiword", 50, 1)
