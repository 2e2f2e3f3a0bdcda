#!/usr/bin/env python3
"""How fast the pages are with 150 units, 5 rounds and 200,000 figures, and how large.

    cargo build --release && python3 tests/bench/pages.py [FOLDER]

Makes an office in FOLDER (default: a temporary one; a folder that is there already is used as it
is): five rounds of 150 units, one letter from each unit in each, with a workbook of every indicator
in every period, taken in by `import` as all letters are. Then `run` serves it, and each page is
asked for so often, warm, on one connection: every route of the router's table that looks, and every
view of it that a link or a filter of these pages leads to. Downloads stand apart: each is kept, so
that each changes the store. So do the first requests after a decision was recorded. A page is over
when its p95 is above 20 ms or it is larger than 60 KB compressed. Not part of tests/run.
"""

import csv
import gzip
import html
import http.client
import io
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("TONGHOP", PROJECT / "target/release/tonghop"))
SHIPPED = PROJECT / "config/rounds/ctr01-2023"
UNITS, ROUNDS, TIMES = 150, 5, 60
FEWER = 15  # downloads and decisions
GOAL_MS, GOAL_KB = 20, 60
PASSWORD = "mot hai ba bon nam"
# Figures beyond those of the shipped form, so that there are 200,000.
TOPICS = [
    "an toàn giao thông", "phòng cháy chữa cháy", "tiết kiệm điện nước", "bảo vệ môi trường",
    "văn hóa đọc", "bóng đá mini", "cầu lông", "hội diễn văn nghệ", "ảnh nghệ thuật",
    "nấu ăn gia đình", "trồng cây xanh", "hiến máu tình nguyện", "bóng bàn", "kéo co",
    "nhà trọ văn minh", "thư viện lưu động", "chạy việt dã", "cờ tướng", "thời trang công sở",
    "sáng tác ca khúc",
]
PERIODS = ["Năm 2020 (từ 26/8)", "Năm 2021", "Năm 2022", "6 tháng 2023", "Cộng"]


def main():
    if len(sys.argv) > 1:
        bench(Path(sys.argv[1]).resolve())
    else:
        with tempfile.TemporaryDirectory() as folder:
            bench(Path(folder) / "office")


def bench(office):
    if not office.exists():
        make(office)
    figures = sum(
        program(office, "export", "--round", round_id(n), "--format", "csv").count(b"\n") - 1
        for n in range(ROUNDS)
    )
    print(f"{UNITS} units, {ROUNDS} rounds, {figures} figures; {TIMES} requests each")
    port, daemon = serve(office)
    try:
        measure(port, enter(office, port))
    finally:
        daemon.send_signal(signal.SIGINT)
        daemon.wait()


# The office


def round_id(number):
    return f"dot-{number + 1}"


def make(office):
    for folder in ("letters", "mail"):
        (office / folder).mkdir(parents=True)
    rounds = [make_round(office, number) for number in range(ROUNDS)]
    for number, (form, units) in enumerate(rounds):
        for place, unit in enumerate(units):
            letter = make_letter(number, place, unit, form)
            (office / "letters" / f"{number}-{place:03}.eml").write_bytes(letter)
    names = ", ".join(f'"{round_id(number)}"' for number in range(ROUNDS))
    write_configuration(office, names, 1)
    started = time.monotonic()
    program(office, "import", "letters")
    print(f"{UNITS * ROUNDS} letters read in {time.monotonic() - started:.0f} s")


def make_round(office, number):
    """The shipped round under another number, with more units and every indicator by period."""
    folder = office / round_id(number)
    folder.mkdir()
    text = (SHIPPED / "round.toml").read_text()
    text = text.replace("ctr01-2023", round_id(number)).replace("01/C", f"{number + 71}/C")
    text = re.sub(r'"((?:Chương trình(?: hành động)?(?: số)?|CTr(?: số)?|CT) ?)01', rf'"\g<1>{number + 71}', text)
    text = text.replace("số 01/", f"số {number + 71}/").replace('"01', f'"{number + 71}')
    (folder / "round.toml").write_text(text)
    form = list(csv.DictReader(io.StringIO((SHIPPED / "form.csv").read_text())))
    for row in form:
        row["groups"] = "all"
        if row["type"] in ("count", "money"):
            row["by_year"] = "yes"
    for count, topic in enumerate(TOPICS):
        more = dict.fromkeys(form[0], "")
        more.update(code=f"T{count + 1:02}", section="VIII. Phong trào", label=f"Số cuộc thi về {topic}")
        more.update(unit="cuộc", type="count", stock_or_flow="flow", by_year="yes", aggregate="sum")
        form.append(more | {"groups": "all"})
    write_table(folder / "form.csv", form)
    units = list(csv.DictReader(io.StringIO((SHIPPED / "units.csv").read_text())))
    units = [unit for unit in units if unit["expected"] != "receiver"]
    for more in range(UNITS - len(units)):
        name = f"Công đoàn Tổng công ty Thử nghiệm số {more + 1}"
        unit = dict.fromkeys(units[0], "")
        unit.update(code=f"cd-thu-{more + 1}", name=name, group="corporation", expected="yes")
        units.append(unit | {"letterhead": name.upper()})
    write_table(folder / "units.csv", units)
    return form, units


def write_table(path, rows):
    with path.open("w", newline="") as file:
        table = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def write_configuration(office, rounds, port):
    (office / "tonghop.toml").write_text(
        f'data_dir = "data"\ntime_zone = "Asia/Ho_Chi_Minh"\nlanguage = "vi"\nrounds = [{rounds}]\n\n'
        '[[mailbox]]\nname = "thu-mau"\nmaildir = "mail"\npoll_every = "1h"\n\n'
        f'[web]\nlisten = "127.0.0.1:{port}"\n'
    )


def make_letter(number, place, unit, form):
    head = (unit["letterhead"] or unit["name"]).split(";")[0]
    order = f"Chương trình số {number + 71}/CTr-BCH"
    rows = [[head], ["BIỂU SỐ LIỆU"], [f"Kèm theo báo cáo kết quả triển khai {order}"]]
    rows.append(["TT", "Nội dung", "ĐVT", *PERIODS])
    for count, row in enumerate(form):
        rows.append([str(count + 1), row["label"], row["unit"], *cells(row, place, count)])
    day = 10 + (place * 7 + number) % 21
    boundary = "ranh-gioi"
    lines = [
        f"From: don-vi-{place} <bao-cao@{unit['code']}.example>",
        "To: ban@tong.example",
        f"Subject: =?UTF-8?B?{base64(f'Báo cáo {order} của ' + unit['name'])}?=".replace("\n", ""),
        f"Date: {day} May 2023 08:00:00 +0700",
        f"Message-ID: <{number}.{place}@bench.example>",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/mixed; boundary="{boundary}"',
        f"Received: from a.example by b.example; {day} May 2023 08:00:05 +0700",
        "",
        f"--{boundary}",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        base64(f"{head}\nKính gửi: Ban, báo cáo kết quả {order}. Biểu số liệu gửi kèm."),
        f"--{boundary}",
        "Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        'Content-Disposition: attachment; filename="bieu-so-lieu.xlsx"',
        "Content-Transfer-Encoding: base64",
        "",
        base64(workbook(rows)),
        f"--{boundary}--",
        "",
    ]
    return "\r\n".join(lines).encode()


def cells(row, place, count):
    if row["type"] == "text":
        return ["", "", "", "", f"Đề nghị hỗ trợ tài liệu {place}"]
    if row["type"] == "yesno":
        return ["", "", "", "", "Có"]
    if row["type"] == "percent":
        return ["", "", "", "", 50 + (place + count) % 50]
    years = [(place * 31 + count * 17 + year * 7) % 900 + 10 for year in range(4)]
    return [*years, sum(years) if row["stock_or_flow"] == "flow" else years[-1]]


def base64(content):
    from base64 import encodebytes

    return encodebytes(content.encode() if isinstance(content, str) else content).decode().strip()


def workbook(rows):
    xml = '<?xml version="1.0" encoding="UTF-8"?>'
    base = "http://schemas.openxmlformats.org"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = (
        f'{xml}<Relationships xmlns="{base}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{base}/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>'
    )
    body = "".join(
        f'<row r="{r}">' + "".join(cell(value, f"{chr(65 + c)}{r}") for c, value in enumerate(row)) + "</row>"
        for r, row in enumerate(rows, 1)
    )
    parts = {
        "[Content_Types].xml": f'{xml}<Types xmlns="{base}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": relation % ("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'{xml}<workbook xmlns="{base}/spreadsheetml/2006/main" xmlns:r="{base}/officeDocument/2006/relationships"><sheets><sheet name="Biểu số liệu" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relation % ("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'{xml}<worksheet xmlns="{base}/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def cell(value, place):
    if value == "":
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


# The program


def program(office, *words):
    command = [PROGRAM, "--config", office / "tonghop.toml", *words]
    done = subprocess.run(command, cwd=office, stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"{words}: {done.returncode}")
    return done.stdout


def serve(office):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    write_configuration(office, ", ".join(f'"{round_id(n)}"' for n in range(ROUNDS)), port)
    log = (office / "log").open("w")
    daemon = subprocess.Popen(
        [PROGRAM, "--config", office / "tonghop.toml", "run"], cwd=office, stdout=log, stderr=log
    )
    for _ in range(300):
        try:
            if ask(http.client.HTTPConnection("127.0.0.1", port), "/readyz", "")[0] == 200:
                return port, daemon
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit(f"no page: see {office}/log")


def enter(office, port):
    told = program(office, "user", "link", "lan", "--role", "administrator").decode()
    token = re.search(r"t=([\w-]+)", told)[1]
    form = urllib.parse.urlencode({"t": token, "password": PASSWORD, "again": PASSWORD})
    connection = http.client.HTTPConnection("127.0.0.1", port)
    host = f"127.0.0.1:{port}"
    headers = {"Origin": f"http://{host}", "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/dat-mat-khau", form, headers)
    return connection.getresponse().getheader("Set-Cookie").split(";")[0]


def ask(connection, path, cookie):
    connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    return answer.status, answer.read()


# The pages


def measure(port, cookie):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    shapes = routes()
    found = crawl(connection, cookie, shapes)
    print(f"{'page':<72} {'p50 ms':>7} {'p95 ms':>7} {'KB':>6}")
    downloads = []
    for shape in shapes:
        views = {view: path for (of, view), path in found.items() if of == shape}
        if not views:
            print(f"{shape:<72} no link leads to it")
        elif is_download(shape):
            downloads += views.values()
        else:
            for path in views.values():
                report(path, *clock(connection, cookie, path, TIMES))
    print("\nDownloads, each of which is kept:")
    for path in downloads:
        report(path, *clock(connection, cookie, path, FEWER))
    print("\nThe first request after a decision:")
    unit = next(path for (of, _), path in found.items() if of.endswith("/don-vi/{unit}"))
    for path in [f"/dot/{round_id(0)}", unit, "/can-xem"]:
        before = lambda: decide(connection, cookie, unit)
        report(path, *clock(connection, cookie, path, FEWER, before))


def routes():
    """Every address of the router's table that is looked at."""
    source = (PROJECT / "src/web/routes.rs").read_text()
    table = source[source.index("pub const ROUTES") :]
    return re.findall(r'(?:look\(|administer\(|everybody\(Method::Get,)\s*"([^"]+)"', table)


def is_download(shape):
    return "/tai-ve/" in shape or "/tep/" in shape or shape.endswith("/goc")


def crawl(connection, cookie, shapes):
    """One address for each view of each route: views differ by the keys of their query."""
    patterns = {shape: re.compile(re.sub(r"\{\w+\}", "[^/]+", shape) + "$") for shape in shapes}
    found, waiting = {}, ["/", "/healthz", "/readyz", "/dang-nhap", "/dat-mat-khau", f"/dot/{round_id(0)}"]
    while waiting:
        address = waiting.pop(0)
        path, _, query = address.partition("?")
        keys = tuple(sorted({pair.split("=")[0] for pair in query.split("&") if not pair.endswith("=")} - {""}))
        shape = next((shape for shape in shapes if patterns[shape].match(path)), None)
        view = (keys, path if is_download(shape or "") and "{round}" in shape else "")
        if shape is None or "da" in keys or (shape, view) in found or len(keys) > 3:
            continue
        found[shape, view] = address
        if not is_download(shape):
            waiting += links(connection, address, cookie)
    return found


def links(connection, address, cookie):
    """Where the links and the filters of a page lead."""
    connection.request("GET", address, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200 or "html" not in answer.getheader("Content-Type", ""):
        return []
    body = (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()
    found = re.findall(r'(?:href|src)="(/[^"#]*)', body)
    for form in re.findall(r'<form[^>]*method="get".*?</form>', body, re.S):
        action = re.search(r'action="([^"?]*)', form)[1]
        for field in re.findall(r'<input[^>]*name="([^"]+)"', form):
            found.append(f"{action}?{field}=thu")
        for field, options in re.findall(r'<select[^>]*name="([^"]+)".*?>(.*?)</select>', form, re.S):
            values = [value for value in re.findall(r'value="([^"]*)"', options) if value]
            found += [f"{action}?{field}={urllib.parse.quote(value)}" for value in values[:1]]
    return [html.unescape(address) for address in found]


def clock(connection, cookie, path, times, before=None):
    taken = []
    for _ in range(times):
        if before:
            before()
        started = time.perf_counter()
        status, body = ask(connection, path, cookie)
        taken.append((time.perf_counter() - started) * 1000)
    return taken, status, len(body)


def decide(connection, cookie, unit):
    """Records a note on a unit with the form of its page."""
    _, body = ask(connection, unit, cookie)
    forms = re.findall(r'<form[^>]*action="/quyet-dinh".*?</form>', gzip.decompress(body).decode(), re.S)
    form = next(form for form in forms if 'name="what" value="note"' in form)
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    fields = {name: html.unescape(value) for name, value in fields.items()}
    fields |= {"text": "ghi chú", "reason": "đo tốc độ"}
    host = f"{connection.host}:{connection.port}"
    kind = "application/x-www-form-urlencoded"
    headers = {"Cookie": cookie, "Origin": f"http://{host}", "Content-Type": kind}
    connection.request("POST", "/quyet-dinh", urllib.parse.urlencode(fields), headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 303:
        sys.exit(f"the note was not recorded: {answer.status}")


def report(path, taken, status, size):
    p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[18]
    over = " OVER" if p95 > GOAL_MS or size > GOAL_KB * 1024 else ""
    over += f" ({status})" if status != 200 else ""
    print(f"{urllib.parse.unquote(path)[:72]:<72} {p50:7.1f} {p95:7.1f} {size / 1024:6.1f}{over}", flush=True)


main()
