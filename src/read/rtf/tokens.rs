//! RTF as tokens: braces, control words with their numbers, and bytes of text.

/// Letters of a control word, and digits of its number, that are looked at.
const WORD: usize = 32;
const DIGITS: usize = 10;

/// The smallest part of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` or `\word12`.
    Word(&'a str, Option<i32>),
    /// `\*`, `\~`, `\-` and others that are one sign.
    Symbol(u8),
    /// A byte of text, as it is or as `\'e1`.
    Text(u8),
}

/// Takes a file apart. Line breaks are no text; bytes behind `\bin` are passed over.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    /// Begins at the start of these bytes.
    pub(super) const fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn control(&mut self) -> Option<Token<'a>> {
        match *self.rest.first()? {
            first if first.is_ascii_alphabetic() => Some(self.word()),
            b'\'' => {
                self.rest = self.rest.get(1..)?;
                Some(self.hexadecimal())
            }
            symbol => {
                self.rest = self.rest.get(1..)?;
                Some(match symbol {
                    b'\\' | b'{' | b'}' => Token::Text(symbol),
                    _ => Token::Symbol(symbol),
                })
            }
        }
    }

    fn word(&mut self) -> Token<'a> {
        let word = self.ascii(WORD, u8::is_ascii_alphabetic);
        let sign = if self.rest.starts_with(b"-") { -1 } else { 1 };
        let signed = self.rest.get(usize::from(sign < 0)..).unwrap_or_default();
        let mut number = None;
        if signed.first().is_some_and(u8::is_ascii_digit) {
            self.rest = signed;
            let digits = self.ascii(DIGITS, u8::is_ascii_digit);
            number = Some(digits.parse::<i32>().unwrap_or(i32::MAX).saturating_mul(sign));
        }
        self.rest = self.rest.strip_prefix(b" ").unwrap_or(self.rest);
        if word == "bin" {
            let length = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
            self.rest = self.rest.get(length..).unwrap_or_default();
        }
        Token::Word(word, number)
    }

    /// As many bytes as belong to it.
    fn ascii(&mut self, most: usize, belongs: impl Fn(&u8) -> bool) -> &'a str {
        let length = self.rest.iter().take(most).take_while(|byte| belongs(byte)).count();
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        std::str::from_utf8(taken).unwrap_or_default()
    }

    /// What is no pair of digits is passed over.
    fn hexadecimal(&mut self) -> Token<'a> {
        let digits = self.ascii(2, u8::is_ascii_hexdigit);
        match u8::from_str_radix(digits, 16) {
            Ok(byte) if digits.len() == 2 => Token::Text(byte),
            _ => Token::Symbol(b'\''),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            match self.byte()? {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => return Some(Token::Text(byte)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_their_number_and_one_blank() {
        let all: Vec<_> =
            Tokens::new(b"{\\u-3913 ?\\par\\'e1\\'zq\\-\\{\r\n\\bin3 }}}x}").collect();
        assert_eq!(
            all,
            [
                Token::Open,
                Token::Word("u", Some(-3913)),
                Token::Text(b'?'),
                Token::Word("par", None),
                Token::Text(0xE1),
                Token::Symbol(b'\''),
                Token::Text(b'z'),
                Token::Text(b'q'),
                Token::Symbol(b'-'),
                Token::Text(b'{'),
                Token::Word("bin", Some(3)),
                Token::Text(b'x'),
                Token::Close,
            ]
        );
    }

    #[test]
    fn numbers_and_words_without_end_end() {
        let long = format!("\\{}{}", "a".repeat(99), "9".repeat(99));
        assert!(Tokens::new(long.as_bytes()).count() > 2);
        assert_eq!(Tokens::new(b"\\a-9999999999").next(), Some(Token::Word("a", Some(-i32::MAX))));
        assert_eq!(Tokens::new(b"\\").next(), None);
    }
}
