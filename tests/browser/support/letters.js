// Letters as a stranger may send them: any text in every field, and a workbook with it in the cells.
import { workbook } from "./workbook.js";

const CRLF = "\r\n";

/** A letter whose every field holds this text; `unit` is the letterhead in its workbook. */
export function letterOf(text, number, unit) {
  const day = 20 + (number % 10);
  const word = `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`;
  const boundary = `ranh-gioi-${number}`;
  const head = [
    `From: ${word} <nguoi-la-${number}@don-vi.example>`,
    `Reply-To: ${word} <tra-loi-${number}@don-vi.example>`,
    `To: ${word} <ban@tong.example>`,
    `Subject: ${word}`,
    `Date: ${day} May 2023 08:00:00 +0700`,
    `Message-ID: <${number}.${oneLine(text)}@don-vi.example>`,
    `X-Mailer: ${oneLine(text)}`,
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    // When the mailbox got it, as mail servers write it.
    `Received: from don-vi.example by tong.example; ${day} May 2023 08:00:05 +0700`,
  ];
  const html = `<html><body><p>${escaped(text)}</p><div title="${escaped(text)}">${text}</div></body></html>`;
  const report = `Kính gửi Ban, báo cáo Chương trình 01/CTr-BCH của đơn vị. ${text}`;
  const parts = [
    part("text/plain; charset=utf-8", Buffer.from(report)),
    part("text/html; charset=utf-8", Buffer.from(html)),
    part(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      workbook(text, rows(text, unit)),
      `attachment; filename*=UTF-8''${percent(`${text}.xlsx`)}`,
    ),
  ];
  const body = parts.map((one) => `--${boundary}${CRLF}${one}`).join(CRLF);
  return head.join(CRLF) + CRLF + CRLF + body + `${CRLF}--${boundary}--${CRLF}`;
}

function part(type, bytes, disposition = "inline") {
  const lines = bytes.toString("base64").match(/.{1,76}/g) ?? [];
  const head = [`Content-Type: ${type}`, `Content-Disposition: ${disposition}`, "Content-Transfer-Encoding: base64"];
  return [...head, "", ...lines].join(CRLF);
}

/** A form as offices fill it, with the text where there should be a label, a measure, a figure. */
function rows(text, unit) {
  return [
    [unit],
    ["BIỂU SỐ LIỆU"],
    ["Kèm theo báo cáo kết quả triển khai Chương trình số 01/CTr-BCH"],
    ["TT", "Nội dung", "ĐVT", "Cộng", "Ghi chú"],
    ["1", "Tổng số công đoàn cấp trên trực tiếp cơ sở", "đơn vị", 25, text],
    ["2", "Số trang Facebook (fanpage)", text, 7, ""],
    ["3", "Số nhóm/tài khoản Zalo", "nhóm", text, ""],
    ["4", text, "người", 12, ""],
    ["5", "Số cuộc thi, hội thi truyền thông", "cuộc", `12 ${text}`, text],
    ["6", "Nhu cầu thông tin của đoàn viên, người lao động", "", text, ""],
    ["7", "Khó khăn, hạn chế, kiến nghị", "", `Thiếu kinh phí ${text}`, text],
  ];
}

const oneLine = (text) => text.replace(/[^\x20-\x7e]/g, "");
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const percent = (text) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("");
