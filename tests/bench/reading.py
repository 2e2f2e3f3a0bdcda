#!/usr/bin/env python3
"""Our readers against the usual ones on the same files, in turn: CPU for one reading, peak memory of the child.

    tests/bench/reading.py [ROUNDS]      (3)

Peers: openpyxl, xlrd, python-docx, pdfplumber (each in one Python process, start-up taken off) and antiword (a
process for each reading). Workbooks and .docx are read over and over in one process of ours, start-up taken off
too; .doc and PDF by the reading child from its start to its end, with the programs that it starts: their starts
are a part of what such a file costs. The peak is always that of the reading child on that one file, in its fences,
as the daemon starts it: the largest process, itself or a program of its. Needs, beside what is compared,
    apt install time antiword poppler-utils libreoffice-writer-nogui
    pip install openpyxl xlrd xlwt python-docx pdfplumber
"""
import json, os, statistics, subprocess, sys, tempfile

ROUNDS = int((sys.argv[1:] or ["3"])[0])
FIXTURES = os.path.join(os.path.dirname(__file__), "../../fixtures/read")

MAKE = r'''
import openpyxl, xlwt, docx, random, sys
random.seed(1); folder = sys.argv[1]
rows = [["STT", "Chỉ tiêu", "Đơn vị tính"] + [f"Năm {y}" for y in range(2012, 2024)]]
rows += [[n, f"Số lượt cán bộ được tập huấn nghiệp vụ {n}", "lượt người"] + [random.randrange(10**6) for _ in range(12)] for n in range(3000)]
book = openpyxl.Workbook(); [book.active.append(r) for r in rows]; book.save(folder + "/annex.xlsx")
old = xlwt.Workbook(); sheet = old.add_sheet("Biểu")
[sheet.write(i, j, v) for i, r in enumerate(rows) for j, v in enumerate(r)]; old.save(folder + "/annex.xls")
def report(name, paragraphs, lines):
    text = docx.Document()
    for n in range(paragraphs): text.add_paragraph("Các cấp công đoàn đã tổ chức tuyên truyền, phổ biến pháp luật cho đoàn viên, người lao động. " * 3)
    table = text.add_table(lines, 8); table.style = "Table Grid"; cells = table._cells
    for i, r in enumerate(rows[:lines]):
        for j in range(8): cells[i * 8 + j].text = str(r[j])
    text.save(folder + name)
report("/report.docx", 300, 400)
report("/pages.docx", 60, 60)  # fewer pages than are read of a PDF at most
'''
PEERS = {
    "openpyxl": ("import openpyxl", "[list(s.iter_rows(values_only=True)) for s in openpyxl.load_workbook(f, read_only=True, data_only=True)]"),
    "xlrd": ("import xlrd", "[s.row_values(r) for s in xlrd.open_workbook(f).sheets() for r in range(s.nrows)]"),
    "python-docx": ("import docx", "(lambda d: ([p.text for p in d.paragraphs], [[c.text for c in r.cells] for t in d.tables for r in t.rows]))(docx.Document(f))"),
    "pdfplumber": ("import pdfplumber", "[(p.extract_text(), p.extract_tables()) for p in pdfplumber.open(f).pages]"),
}


def built():
    """The bench and the program, both as released."""
    build = subprocess.run(["cargo", "bench", "--no-run", "--bench", "reading", "--message-format=json"],
                           check=True, stdout=subprocess.PIPE, text=True)
    made = [m for m in map(json.loads, build.stdout.splitlines()) if m.get("executable")]
    of = lambda name, kind: next(m["executable"] for m in made if m["target"]["name"] == name and kind in m["target"]["kind"])
    return of("reading", "bench"), of("tonghop", "bin")


def cpu(command, file=os.devnull):
    """Seconds of a process that gets the file on standard input, and of all that it waited for."""
    pid = os.posix_spawnp(command[0], command, os.environ,
                          file_actions=[(os.POSIX_SPAWN_OPEN, 0, file, os.O_RDONLY, 0),
                                        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, command
    return usage.ru_utime + usage.ru_stime


def child(file):
    """The reading child for one file, with the standard limits (`shield::COMMAND`)."""
    return [PROGRAM, "__read", "file", "--name", os.path.basename(file)]


def peak(file):
    """MB of the child. The kernel counts the memory of whoever starts a process as its own first
    peak, so it is started by GNU time, which has next to none, and not by this Python."""
    with open(file, "rb") as bytes:
        run = subprocess.run(["time", "-f", "%M", *child(file)], stdin=bytes, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, text=True, check=True)
    return int(run.stderr.split()[-1]) / 1024


def in_turn(file, times, process):
    """CPU of one reading in a process of several, less a process that reads nothing."""
    return (cpu(process(times)) - cpu(process(0))) / times


def started(command, file=os.devnull):
    """CPU of one reading, the start included."""
    return statistics.mean(cpu(command, file) for _ in range(10))


def compare(file, peer, ours_times, peer_times):
    """One row: ours, the peer, how often less; `ours_times` none: by the child."""
    python = lambda times: ["python3", "-c", "{0}\nf = {1!r}\nfor _ in range({2}): {3}".format(
        PEERS[peer][0], file, times, PEERS[peer][1])]
    ours, theirs, bare = [], [], []
    for _ in range(ROUNDS):
        if ours_times:
            ours.append(in_turn(file, ours_times, lambda times: [BENCH, file, str(times)]))
        else:
            ours.append(started(child(file), file))
        if ".xls" in file:
            bare.append(in_turn(file, ours_times, lambda times: [BENCH, file, str(times), "bare"]))
        theirs.append(in_turn(file, peer_times, python) if peer_times else started([peer, "-m", "UTF-8.txt", file]))
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"{os.path.basename(file):20} {mine * 1e3:9.1f} {peer:>12} {other * 1e3:9.1f} {other / mine:8.1f} {peak(file):10.1f}"
          + (f"   library alone {statistics.median(bare) * 1e3:.1f} ms" if bare else ""), flush=True)


def peaks_of_fixtures():
    """What the child takes for each small file of the fixtures."""
    files = [os.path.join(FIXTURES, name) for name in sorted(os.listdir(FIXTURES)) if not name.endswith(".md")]
    found = sorted((peak(file), os.path.basename(file)) for file in files)
    print(f"\nchild peak over {len(found)} fixtures: median {statistics.median(mb for mb, _ in found):.1f} MB, most "
          + ", ".join(f"{mb:.1f} MB ({name})" for mb, name in found[:-4:-1])
          + f"; an empty file {peak(os.devnull):.1f} MB")


BENCH, PROGRAM = built()
with tempfile.TemporaryDirectory(prefix="reading-bench") as folder:
    subprocess.run(["python3", "-c", MAKE, folder], check=True)
    for source, kind in (("report.docx", "doc"), ("pages.docx", "pdf")):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind,
                        "--outdir", folder, f"{folder}/{source}"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print(f"{'file':20} {'ours ms':>9} {'peer':>12} {'peer ms':>9} {'times':>8} {'child MB':>10}")
    compare(f"{folder}/annex.xlsx", "openpyxl", 20, 1)
    compare(f"{folder}/annex.xls", "xlrd", 20, 2)
    compare(f"{folder}/report.docx", "python-docx", 50, 1)
    compare(f"{folder}/report.doc", "antiword", None, None)
    compare(f"{folder}/pages.pdf", "pdfplumber", None, 1)
    for name in ("bang_hai_trang.pdf", "bao_cao_nfc.pdf", "bang_tieu_de_gop.pdf"):
        compare(os.path.join(FIXTURES, name), "pdfplumber", None, 10)
peaks_of_fixtures()
