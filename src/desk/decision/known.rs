//! Decisions by which a unit is known from then on: an address that writes for it, a name that means
//! it.

use crate::desk::decision::{Reader, typed};
use crate::desk::{Refusal, nearest};
use crate::judge::naming::{Fault, Naming};
use crate::model::ruling::{Days, Decision, Ruling};
use crate::model::unit::UnitId;
use crate::text::fold;

impl Reader<'_> {
    pub(super) fn address(&self) -> Result<Decision, Refusal> {
        let written = self.needed(self.typed.address.as_deref())?;
        let unit = self.unit_of_any_round()?;
        let address =
            address(written).ok_or_else(|| Refusal::Wrong(self.desk.words.bad_address(written)))?;
        Ok(Decision::Address { address, unit, days: self.days()? })
    }

    /// A name that could mean somebody else would propose the wrong unit time and again.
    pub(super) fn alias(&self) -> Result<Decision, Refusal> {
        let alias = fold::clean(self.needed(self.typed.alias.as_deref())?);
        let unit = self.unit_of_any_round()?;
        let days = self.days()?;
        let rulings = self.store.rulings().map_err(|error| self.desk.failed(error))?;
        if let Some(taken) = taken(&rulings, &alias, &unit, days) {
            return Err(self.refused(&alias, &taken));
        }
        let naming = Naming::new(&self.desk.config.rounds);
        naming.check(&alias, &unit).map_err(|fault| self.refused(&alias, &fault))?;
        Ok(Decision::Alias { alias, unit, days })
    }

    fn refused(&self, alias: &str, fault: &Fault) -> Refusal {
        let (words, names) = (self.desk.words, self.desk.names());
        Refusal::Wrong(match fault {
            Fault::Generic => words.generic_name(alias),
            Fault::Below => words.name_of_body_below(alias),
            Fault::Another(unit) => words.name_of_another(alias, names.unit(unit)),
            Fault::Known(unit) => words.name_known_already(alias, names.unit(unit)),
        })
    }

    /// Neither is of one round: a unit of any list may be named.
    fn unit_of_any_round(&self) -> Result<UnitId, Refusal> {
        let unit = self.needed(self.typed.unit.as_deref())?;
        let rounds = &self.desk.config.rounds;
        let found = rounds.iter().find_map(|round| self.desk.unit(round, unit).ok());
        found.ok_or_else(|| {
            let units = rounds.iter().flat_map(|round| &round.roster.units);
            let near = nearest(unit, units.map(|unit| unit.id.as_str()));
            Refusal::Wrong(self.desk.words.unknown_unit(unit, near))
        })
    }

    /// The days on which it holds.
    fn days(&self) -> Result<Days, Refusal> {
        let day = |field: Option<&str>| typed(field).map(|day| self.desk.date(day)).transpose();
        let days =
            Days { from: day(self.typed.from.as_deref())?, to: day(self.typed.to.as_deref())? };
        if days.reversed() {
            return Err(Refusal::Wrong(self.desk.words.days_reversed().to_owned()));
        }
        Ok(days)
    }
}

/// Whom the same name means by a ruling in force, on a day that both hold.
fn taken(rulings: &[Ruling], alias: &str, unit: &UnitId, days: Days) -> Option<Fault> {
    let letters = fold::squash(alias);
    rulings.iter().filter(|ruling| ruling.in_force()).find_map(|ruling| match &ruling.decision {
        Decision::Alias { alias, unit: owner, days: held }
            if fold::squash(alias) == letters && held.meet(days) =>
        {
            Some(if owner == unit {
                Fault::Known(owner.clone())
            } else {
                Fault::Another(owner.clone())
            })
        }
        _ => None,
    })
}

/// The bare address of `Tên <ten@example.vn>`, as letters are compared with it.
pub fn address(written: &str) -> Option<String> {
    let bare = match written.split_once('<') {
        Some((_name, rest)) => rest.trim_end().strip_suffix('>')?,
        None => written,
    };
    let bare = bare.trim().to_ascii_lowercase();
    let (local, domain) = bare.split_once('@')?;
    let strange = |c: char| c.is_whitespace() || matches!(c, '@' | '<' | '>' | ',' | ';');
    let sound = |part: &str| !part.is_empty() && !part.contains(strange);
    (sound(local) && sound(domain)).then_some(bare)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_address_is_taken_out_of_its_brackets_in_lower_case() {
        for written in ["LDLD@Example.vn", " ldld@example.vn ", "\"LĐLĐ, tỉnh\" <Ldld@example.vn>"]
        {
            assert_eq!(address(written).as_deref(), Some("ldld@example.vn"), "{written}");
        }
        for written in ["ldld", "@example.vn", "ldld@", "a@b@c", "a@b, c@d", "<a@b", "Tên a@b.vn"]
        {
            assert_eq!(address(written), None, "{written}");
        }
    }

    #[test]
    fn a_confirmed_name_may_mean_another_unit_only_on_other_days() {
        let (nghe_an, ha_nam) = (UnitId::new("ldld-nghe-an"), UnitId::new("ldld-ha-nam"));
        let may = Days { from: None, to: Some(date(2023, 5, 31)) };
        let june = Days { from: Some(date(2023, 6, 1)), to: None };
        let alias = "Công đoàn Cửa Lò".to_owned();
        let mut ruling = Ruling {
            id: 1,
            at: Timestamp::UNIX_EPOCH,
            by: "Lan".to_owned(),
            reason: String::new(),
            decision: Decision::Alias { alias, unit: nghe_an.clone(), days: may },
            undone_by: None,
        };
        let ask = |ruling: &Ruling, unit: &UnitId, days| {
            taken(std::slice::from_ref(ruling), "CÔNG ĐOÀN CỬA LÒ", unit, days)
        };
        assert_eq!(ask(&ruling, &ha_nam, may), Some(Fault::Another(nghe_an.clone())));
        assert_eq!(ask(&ruling, &nghe_an, may), Some(Fault::Known(nghe_an.clone())));
        assert_eq!(ask(&ruling, &ha_nam, june), None);
        ruling.undone_by = Some(2);
        assert_eq!(ask(&ruling, &ha_nam, may), None);
    }
}
