//! Faults of the configuration in English.

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
            Said::new(format!("\"{path}\" was not found"), "Mend the path, or make the file.")
        }
        FileFault::Unreadable { path, cause } => Said::new(
            format!("\"{path}\" cannot be read ({cause})"),
            "Let the user that runs tonghop read it.",
        ),
        FileFault::NotUtf8 => Said::new(
            "the file is not UTF-8",
            "Open it in Excel and save it as \"CSV UTF-8 (Comma delimited)\".",
        ),
        FileFault::Syntax { detail } => Said::new(
            format!("not understood ({detail})"),
            "Text stands between quotation marks, each key on a line: key = \"value\".",
        ),
    }
}

fn key(fault: &KeyFault) -> Said {
    match fault {
        KeyFault::Unknown { key, belongs } => unknown_key(key, belongs.as_deref()),
        KeyFault::Missing { key } => {
            Said::new(format!("the key \"{key}\" is missing"), format!("Add a line: {key} = …"))
        }
        KeyFault::WrongShape { key, expected, found } => Said::new(
            format!("\"{key}\" must be {}, not {}", shape(*expected), shape(*found)),
            format!("Write it like this: {}", sample(key, *expected)),
        ),
        KeyFault::Blank { key } => {
            Said::new(format!("\"{key}\" is empty"), "Write something here.")
        }
        KeyFault::UnknownWord { key, word, allowed } => Said::new(
            format!("\"{key}\" cannot be \"{word}\""),
            format!("Choose {}.", choice(allowed, "or")),
        ),
        KeyFault::Twice { key, name, line } => twice(key, name, *line),
        KeyFault::NoRounds => {
            Said::new("there is no round", "Name at least one folder: rounds = [\"rounds/…\"]")
        }
        KeyFault::NoSuchEntry { index, entries } => Said::new(
            format!("the list has no entry {index} ({entries} in all, counted from 0)"),
            "Mend the number in the variable's name.",
        ),
    }
}

fn unknown_key(key: &str, belongs: Option<&str>) -> Said {
    let step = match belongs {
        Some("") => "It belongs to the top of the file, before any [ … ] line: move it.".to_owned(),
        Some(table) => format!("It belongs to {}: move it there.", table_name(table)),
        None => "Mend the name of the key, or delete the line.".to_owned(),
    };
    Said::new(format!("there is no key \"{key}\" here"), step)
}

fn twice(key: &str, name: &str, line: u32) -> Said {
    let step = if line == 0 {
        format!("Choose another {key}.")
    } else {
        format!("Line {line} has it already: choose another {key}, or delete one of the two.")
    };
    Said::new(format!("\"{name}\" stands here twice"), step)
}

fn value(fault: &ValueFault) -> Said {
    match fault {
        ValueFault::BadDate { text } => {
            Said::new(format!("\"{text}\" is no day"), "Write a day as 2023-05-30 or 30/05/2023.")
        }
        ValueFault::DaysReversed { first, second } => Said::new(
            format!("the day \"{first}\" lies after \"{second}\""),
            "Mend one of the two days.",
        ),
        ValueFault::BadTime { text } => {
            Said::new(format!("\"{text}\" is no time of day"), "Write a time as 07:30.")
        }
        ValueFault::BadDuration { text } => Said::new(
            format!("\"{text}\" is no span of time"),
            "Write a number with s, m, h or d: 90s, 5m, 1h30m.",
        ),
        ValueFault::BadSize { text } => Said::new(
            format!("\"{text}\" is no size"),
            "Write a number with its unit: 500KiB, 64MiB, 1GiB.",
        ),
        ValueFault::OutOfRange { key, least, most } => Said::new(
            format!("\"{key}\" is out of range"),
            format!("Choose something from {least} to {most}."),
        ),
        ValueFault::BadAddress { text } => Said::new(
            format!("\"{text}\" is no mail address"),
            "Write one address without a name: name@unit.vn",
        ),
        ValueFault::UnknownTimeZone { name } => Said::new(
            format!("there is no time zone \"{name}\""),
            "Vietnam's is \"Asia/Ho_Chi_Minh\".",
        ),
    }
}

fn server(fault: &ServerFault) -> Said {
    match fault {
        ServerFault::BadServer { text, example } => Said::new(
            format!("\"{text}\" is no address of a server"),
            format!("Write it like this: {example}"),
        ),
        ServerFault::LoginInServer => Said::new(
            "the address of the server holds a login",
            "Delete what stands before the @; the login name goes to \"user\", the password to a \
             file of its own.",
        ),
        ServerFault::PlainOutside { host } => Said::new(
            format!("without encryption the password would travel open to \"{host}\""),
            "Use an encrypted address (imaps:// or smtps://); plain is for this machine only.",
        ),
        ServerFault::BadListen { text } => Said::new(
            format!("\"{text}\" is no address to listen on"),
            "Write address and port: 127.0.0.1:8080",
        ),
        ServerFault::TwoPlaces => Said::new(
            "the mailbox has both \"imap\" and \"maildir\"",
            "Keep one; two mailboxes need two [[mailbox]] tables.",
        ),
        ServerFault::NoPlace => Said::new(
            "the mailbox has neither \"imap\" nor \"maildir\"",
            "Add a line: imap = \"imaps://imap.gmail.com:993\" or maildir = \"…\"",
        ),
        ServerFault::OnlyImap { key } => Said::new(
            format!("\"{key}\" is for IMAP mailboxes, not for folders"),
            "Delete the line.",
        ),
    }
}

fn secret(fault: &SecretFault) -> Said {
    match fault {
        SecretFault::InText { key } => Said::new(
            format!("a password must not stand here (\"{key}\")"),
            "Put it into a file of mode 0600 and name the file: password_file = \"secrets/…\". \
             A password that stood here should be changed.",
        ),
        SecretFault::Exposed { path, mode } => Said::new(
            format!("others can read the secret \"{path}\" (mode {mode})"),
            format!("Run: chmod 600 {path}"),
        ),
        SecretFault::Empty { path } => Said::new(
            format!("the secret \"{path}\" is empty"),
            "Write the password into the file, on one line.",
        ),
        SecretFault::Several { keys } => Said::new(
            format!("there are several sources for the secret: {}", choice(keys, "and")),
            "Keep one, delete the others.",
        ),
        SecretFault::None { allowed } => Said::new(
            "there is no source for the secret",
            format!("Add a line {}.", choice(allowed, "or")),
        ),
        SecretFault::Credential { name } => Said::new(
            format!("\"{name}\" cannot be the name of a systemd credential"),
            "Use letters without accents, digits, underscores and hyphens; no path.",
        ),
    }
}

fn list(fault: &ListFault) -> Said {
    match fault {
        ListFault::UnknownColumn { name, known } => Said::new(
            format!("there is no column \"{name}\""),
            format!("The columns are {}.", known.join(", ")),
        ),
        ListFault::MissingColumn { name } => Said::new(
            format!("the column \"{name}\" is missing"),
            "Add it, as in the list that was shipped.",
        ),
        ListFault::RowLength { found, expected } => Said::new(
            format!("this row has {found} cells, the first line has {expected} columns"),
            "Look at the separators and quotation marks of this row.",
        ),
        ListFault::OpenQuote => Said::new(
            "this quotation mark is never closed",
            "Close it at the end of the cell, or open the file in Excel and save it again.",
        ),
        ListFault::NoRows => {
            Said::new("the list has no rows", "Write the line of headings, then one row for each.")
        }
        ListFault::BadCode { code } => Said::new(
            format!("\"{code}\" cannot be a code"),
            "Units, rounds, groups, periods: small letters without accents, digits, hyphens \
             (ldld-nghe-an). Indicators: capital letters, then digits (A01).",
        ),
        ListFault::UnknownUnit { code } => Said::new(
            format!("the list has no unit with the code \"{code}\""),
            "Write a code from the column \"code\" of units.csv.",
        ),
        ListFault::RefersToItself { code } => {
            Said::new(format!("\"{code}\" refers to itself"), "Write another code, or nothing.")
        }
        ListFault::SharedWords { words, owner } => Said::new(
            format!("\"{words}\" already means {owner} (accents and blanks aside)"),
            "Keep it in one place; with both, nobody can say which is meant.",
        ),
    }
}

fn form(fault: &FormFault) -> Said {
    match fault {
        FormFault::UnknownIndicator { code } => Said::new(
            format!("the form has no indicator with the code \"{code}\""),
            "Write a code from the column \"code\" of form.csv.",
        ),
        FormFault::BadAggregate { text } => Said::new(
            format!("\"{text}\" is no way to make a total"),
            "Choose sum, count_yes, list, none or ratio(A03/A02).",
        ),
        FormFault::Unfit { column, text, because } => Said::new(
            format!("\"{text}\" under {column} does not go with \"{because}\""),
            "Mend one of the two cells of this row.",
        ),
        FormFault::MoneyUnit { text } => Said::new(
            format!("money is kept in \"triệu đồng\", not in \"{text}\""),
            "Write \"triệu đồng\"; what a unit sends in đồng or thousands is converted.",
        ),
        FormFault::SharedHeading { heading, period } => Said::new(
            format!("the heading \"{heading}\" already belongs to the period \"{period}\""),
            "Keep it in one period; with both, nobody can say which is meant.",
        ),
        FormFault::NoTotalPeriod => Said::new(
            "there is no period \"total\" (the sum, or the only column)",
            "Add a [[period]] with id = \"total\".",
        ),
        FormFault::BadTest { found, expected } => Said::new(
            match found.as_str() {
                "" => "the end of the test is missing".to_owned(),
                word => format!("the test is not understood at \"{word}\""),
            },
            format!("What could stand here: {expected}"),
        ),
    }
}

const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "text in quotation marks",
        Shape::Number => "a number",
        Shape::Boolean => "true or false",
        Shape::Date => "a day",
        Shape::List => "a list",
        Shape::Table => "a table",
        Shape::Tables => "tables",
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
