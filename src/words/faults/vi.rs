//! Faults of the configuration in Vietnamese.

use crate::model::fault::FaultKind;
use crate::model::fault::FileFault;
use crate::model::fault::FormFault;
use crate::model::fault::KeyFault;
use crate::model::fault::ListFault;
use crate::model::fault::SecretFault;
use crate::model::fault::ServerFault;
use crate::model::fault::Shape;
use crate::model::fault::ValueFault;
use crate::words::faults::Said;
use crate::words::faults::choice;
use crate::words::faults::table_name;

/// What is wrong and what to do.
pub(crate) fn said(kind: &FaultKind) -> Said {
    match kind {
        FaultKind::File(fault) => file(fault),
        FaultKind::Key(fault) => key(fault),
        FaultKind::Value(fault) => value(fault),
        FaultKind::Server(fault) => server(fault),
        FaultKind::Secret(fault) => secret(fault),
        FaultKind::List(fault) => list(fault),
        FaultKind::Form(fault) => form(fault),
    }
}

fn file(fault: &FileFault) -> Said {
    match fault {
        FileFault::Missing { path } => {
            Said::new(format!("không tìm thấy \"{path}\""), "Sửa lại đường dẫn, hoặc tạo tệp này.")
        }
        FileFault::Unreadable { path, cause } => Said::new(
            format!("không đọc được \"{path}\" ({cause})"),
            "Cho người dùng chạy tonghop quyền đọc tệp này.",
        ),
        FileFault::NotUtf8 => Said::new(
            "tệp không phải mã UTF-8",
            "Mở bằng Excel, lưu lại theo kiểu \"CSV UTF-8 (Comma delimited)\".",
        ),
        FileFault::Syntax { detail } => Said::new(
            format!("sai cú pháp ({detail})"),
            "Chữ phải nằm trong dấu nháy kép, mỗi khóa ở một dòng: khóa = \"giá trị\".",
        ),
    }
}

fn key(fault: &KeyFault) -> Said {
    match fault {
        KeyFault::Unknown { key, belongs } => unknown_key(key, belongs.as_deref()),
        KeyFault::Missing { key } => {
            Said::new(format!("thiếu khóa \"{key}\""), format!("Thêm dòng: {key} = …"))
        }
        KeyFault::WrongShape { key, expected, found } => Said::new(
            format!("\"{key}\" phải là {}, không phải {}", shape(*expected), shape(*found)),
            format!("Viết theo mẫu: {}", sample(key, *expected)),
        ),
        KeyFault::Blank { key } => {
            Said::new(format!("\"{key}\" để trống"), "Ghi nội dung vào đây.")
        }
        KeyFault::UnknownWord { key, word, allowed } => Said::new(
            format!("\"{key}\" không thể là \"{word}\""),
            format!("Chọn {}.", choice(allowed, "hoặc")),
        ),
        KeyFault::Twice { key, name, line } => twice(key, name, *line),
        KeyFault::NoRounds => {
            Said::new("chưa có đợt báo cáo nào", "Ghi ít nhất một thư mục: rounds = [\"rounds/…\"]")
        }
        KeyFault::NoSuchEntry { index, entries } => Said::new(
            format!("không có mục số {index} trong danh sách ({entries} mục, đếm từ 0)"),
            "Sửa lại số thứ tự trong tên biến.",
        ),
    }
}

fn unknown_key(key: &str, belongs: Option<&str>) -> Said {
    let step = match belongs {
        Some("") => "Khóa này thuộc phần đầu tệp, trước mọi dòng [ … ]: chuyển lên đó.".to_owned(),
        Some(table) => format!("Khóa này thuộc bảng {}: chuyển vào đó.", table_name(table)),
        None => "Sửa lại tên khóa, hoặc xóa dòng này.".to_owned(),
    };
    Said::new(format!("ở đây không có khóa \"{key}\""), step)
}

fn twice(key: &str, name: &str, line: u32) -> Said {
    let wrong = format!("\"{name}\" đã dùng rồi");
    let step = if line == 0 {
        format!("Đặt {key} khác.")
    } else {
        format!("Dòng {line} đã dùng tên này: đặt {key} khác, hoặc xóa một trong hai.")
    };
    Said::new(wrong, step)
}

fn value(fault: &ValueFault) -> Said {
    match fault {
        ValueFault::BadDate { text } => Said::new(
            format!("\"{text}\" không phải là một ngày"),
            "Viết ngày theo mẫu 2023-05-30 hoặc 30/05/2023.",
        ),
        ValueFault::DaysReversed { first, second } => Said::new(
            format!("ngày \"{first}\" sau ngày \"{second}\""),
            "Sửa lại một trong hai ngày.",
        ),
        ValueFault::BadTime { text } => {
            Said::new(format!("\"{text}\" không phải là giờ"), "Viết giờ theo mẫu 07:30.")
        }
        ValueFault::BadDuration { text } => Said::new(
            format!("\"{text}\" không phải là khoảng thời gian"),
            "Viết số kèm s (giây), m (phút), h (giờ) hoặc d (ngày): 90s, 5m, 1h30m.",
        ),
        ValueFault::BadSize { text } => Said::new(
            format!("\"{text}\" không phải là dung lượng"),
            "Viết số kèm đơn vị: 500KiB, 64MiB, 1GiB.",
        ),
        ValueFault::OutOfRange { key, least, most } => Said::new(
            format!("\"{key}\" ngoài khoảng cho phép"),
            format!("Chọn giá trị từ {least} đến {most}."),
        ),
        ValueFault::BadAddress { text } => Said::new(
            format!("\"{text}\" không phải là địa chỉ thư"),
            "Viết một địa chỉ, không kèm tên: ten@don-vi.vn",
        ),
        ValueFault::UnknownTimeZone { name } => Said::new(
            format!("không có múi giờ \"{name}\""),
            "Giờ Việt Nam là \"Asia/Ho_Chi_Minh\".",
        ),
    }
}

fn server(fault: &ServerFault) -> Said {
    match fault {
        ServerFault::BadServer { text, example } => Said::new(
            format!("\"{text}\" không phải là địa chỉ máy chủ"),
            format!("Viết theo mẫu {example}"),
        ),
        ServerFault::LoginInServer => Said::new(
            "địa chỉ máy chủ có cả tên đăng nhập",
            "Bỏ phần trước dấu @; tên đăng nhập ghi ở khóa \"user\", mật khẩu ghi vào một tệp riêng.",
        ),
        ServerFault::PlainOutside { host } => Said::new(
            format!("kết nối không mã hóa tới \"{host}\" sẽ để lộ mật khẩu"),
            "Dùng địa chỉ có mã hóa (imaps:// hoặc smtps://); không mã hóa chỉ dành cho chính máy này.",
        ),
        ServerFault::BadListen { text } => Said::new(
            format!("\"{text}\" không phải là địa chỉ để mở trang"),
            "Viết địa chỉ và cổng: 127.0.0.1:8080",
        ),
        ServerFault::TwoPlaces => Said::new(
            "hộp thư vừa có \"imap\" vừa có \"maildir\"",
            "Giữ một; nếu có hai hộp thư, lập hai bảng [[mailbox]].",
        ),
        ServerFault::NoPlace => Said::new(
            "hộp thư chưa có \"imap\" hay \"maildir\"",
            "Thêm một dòng: imap = \"imaps://imap.gmail.com:993\" hoặc maildir = \"…\"",
        ),
        ServerFault::OnlyImap { key } => Said::new(
            format!("\"{key}\" chỉ dùng cho hộp thư IMAP, không dùng cho thư mục"),
            "Xóa dòng này.",
        ),
    }
}

fn secret(fault: &SecretFault) -> Said {
    match fault {
        SecretFault::InText { key } => Said::new(
            format!("không ghi mật khẩu vào đây (\"{key}\")"),
            "Ghi mật khẩu vào một tệp quyền 0600 rồi chỉ tới tệp đó: password_file = \"secrets/…\". \
             Mật khẩu đã lộ trong tệp này nên đổi.",
        ),
        SecretFault::Exposed { path, mode } => Said::new(
            format!("người khác đọc được tệp mật khẩu \"{path}\" (quyền {mode})"),
            format!("Chạy: chmod 600 {path}"),
        ),
        SecretFault::Empty { path } => Said::new(
            format!("tệp mật khẩu \"{path}\" rỗng"),
            "Ghi mật khẩu vào tệp này, một dòng.",
        ),
        SecretFault::Several { keys } => Said::new(
            format!("mật khẩu lấy từ nhiều nơi: {}", choice(keys, "và")),
            "Giữ một, xóa các dòng còn lại.",
        ),
        SecretFault::None { allowed } => Said::new(
            "chưa biết lấy mật khẩu ở đâu",
            format!("Thêm một dòng {}.", choice(allowed, "hoặc")),
        ),
        SecretFault::Credential { name } => Said::new(
            format!("\"{name}\" không thể là tên của systemd credential"),
            "Chỉ dùng chữ không dấu, số, dấu gạch dưới và gạch nối; không dùng đường dẫn.",
        ),
    }
}

fn list(fault: &ListFault) -> Said {
    match fault {
        ListFault::UnknownColumn { name, known } => {
            Said::new(format!("không có cột \"{name}\""), format!("Các cột: {}.", known.join(", ")))
        }
        ListFault::MissingColumn { name } => {
            Said::new(format!("thiếu cột \"{name}\""), "Thêm cột này như trong danh sách mẫu.")
        }
        ListFault::RowLength { found, expected } => Said::new(
            format!("dòng có {found} ô, dòng đầu có {expected} cột"),
            "Xem lại dấu phân cách và dấu nháy kép ở dòng này.",
        ),
        ListFault::OpenQuote => Said::new(
            "dấu nháy kép mở ô nhưng không đóng",
            "Thêm dấu nháy kép ở cuối ô, hoặc mở bằng Excel rồi lưu lại.",
        ),
        ListFault::NoRows => {
            Said::new("danh sách không có dòng nào", "Ghi dòng tên cột, rồi mỗi mục một dòng.")
        }
        ListFault::BadCode { code } => Said::new(
            format!("\"{code}\" không dùng làm mã được"),
            "Mã đơn vị, đợt, khối, cột: chữ thường không dấu, số, gạch nối (ldld-nghe-an). \
             Mã chỉ tiêu: chữ hoa rồi số (A01).",
        ),
        ListFault::UnknownUnit { code } => Said::new(
            format!("không có đơn vị mã \"{code}\" trong danh sách"),
            "Ghi đúng mã ở cột code của units.csv.",
        ),
        ListFault::RefersToItself { code } => {
            Said::new(format!("\"{code}\" trỏ tới chính nó"), "Ghi mã khác, hoặc để trống.")
        }
        ListFault::SharedWords { words, owner } => Said::new(
            format!("\"{words}\" đã là cách gọi của {owner} (không kể dấu, khoảng trắng)"),
            "Giữ cách gọi này ở một nơi; nếu để cả hai, máy không biết là của ai.",
        ),
    }
}

fn form(fault: &FormFault) -> Said {
    match fault {
        FormFault::UnknownIndicator { code } => Said::new(
            format!("không có chỉ tiêu mã \"{code}\" trong biểu"),
            "Ghi đúng mã ở cột code của form.csv.",
        ),
        FormFault::BadAggregate { text } => Said::new(
            format!("\"{text}\" không phải là cách tính tổng"),
            "Chọn sum, count_yes, list, none hoặc ratio(A03/A02).",
        ),
        FormFault::Unfit { column, text, because } => Said::new(
            format!("\"{text}\" ở cột {column} không hợp với \"{because}\""),
            "Sửa một trong hai ô của dòng này.",
        ),
        FormFault::MoneyUnit { text } => Said::new(
            format!("số tiền phải tính bằng \"triệu đồng\", không phải \"{text}\""),
            "Ghi \"triệu đồng\"; đơn vị gửi số liệu bằng đồng hay nghìn đồng thì máy tự đổi.",
        ),
        FormFault::SharedHeading { heading, period } => Said::new(
            format!("đầu cột \"{heading}\" đã thuộc cột \"{period}\""),
            "Giữ ở một cột; nếu để cả hai, máy không biết số liệu thuộc cột nào.",
        ),
        FormFault::NoTotalPeriod => Said::new(
            "thiếu cột \"total\" (cột Cộng, hoặc cột duy nhất)",
            "Thêm một bảng [[period]] có id = \"total\".",
        ),
        FormFault::BadTest { found, expected } => Said::new(
            match found.as_str() {
                "" => "phép kiểm tra thiếu phần cuối".to_owned(),
                word => format!("phép kiểm tra không hiểu từ \"{word}\""),
            },
            format!("Chỗ này có thể là: {expected}"),
        ),
    }
}

const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "chữ trong dấu nháy kép",
        Shape::Number => "số",
        Shape::Boolean => "true hoặc false",
        Shape::Date => "ngày",
        Shape::List => "danh sách",
        Shape::Table => "bảng",
        Shape::Tables => "các bảng",
    }
}

fn sample(key: &str, shape: Shape) -> String {
    match shape {
        Shape::Text => format!("{key} = \"…\""),
        Shape::Number => format!("{key} = 10"),
        Shape::Boolean => format!("{key} = true"),
        Shape::Date => format!("{key} = \"2023-05-30\""),
        Shape::List => format!("{key} = [\"…\", \"…\"]"),
        Shape::Table => format!("[{key}]"),
        Shape::Tables => format!("[[{key}]]"),
    }
}
