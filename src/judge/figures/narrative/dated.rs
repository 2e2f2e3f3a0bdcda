//! The figure that a sentence's number makes, and its period.

use rust_decimal::Decimal;

use crate::judge::figures::draft::Draft;
use crate::judge::figures::narrative::eras::Era;
use crate::judge::figures::narrative::numbers::Number;
use crate::judge::figures::narrative::pieces::Kind;
use crate::judge::figures::narrative::sentence::Named;
use crate::judge::figures::narrative::sentence::Sentence;
use crate::judge::figures::scale;
use crate::model::figure::Figure;
use crate::model::figure::Flag;
use crate::model::figure::Reading;
use crate::model::figure::Value;
use crate::model::round::Indicator;
use crate::model::round::PeriodId;
use crate::text::number;

impl Sentence<'_> {
    pub(super) fn draft(&self, number: &Number, named: &Named) -> Option<Draft> {
        let indicator = self.indicator(&named.found)?;
        let raw = self.slice(named.number.start, named.number.end);
        let mut reading = number::read(raw, indicator.kind, Decimal::ONE);
        reading.value.as_ref()?;
        let period = self.period(number, named, indicator, &mut reading)?;
        if scale::is_impossible(indicator, &reading) {
            reading.doubt(Flag::UnsureUnitOfMeasure);
        }
        if !named.sure {
            reading.doubt(Flag::UnsureLabel);
        }
        let figure = Figure {
            indicator: indicator.code.clone(),
            period,
            reading,
            label: named.label.clone(),
            matched: Some(named.found.kept()),
            sentence: Some(self.text.to_owned()),
            place: self.around.place.clone(),
            file: self.around.file,
        };
        let (heading, strong) = (String::new(), named.sure);
        Some(Draft { indicator: named.found.indicator, figure, heading, strong })
    }

    /// The period that the words about time name; `None` where it is none of the round's.
    fn period(
        &self,
        number: &Number,
        named: &Named,
        indicator: &Indicator,
        reading: &mut Reading,
    ) -> Option<PeriodId> {
        let eras = || self.eras.iter().filter(|era| !era.compared);
        let before = eras().rfind(|era| era.behind <= number.first);
        let colon = |era: &&Era| {
            let next = self.pieces.get(era.behind);
            next.is_none_or(|piece| piece.kind != Kind::Sign(':'))
        };
        let directly =
            |era: &&Era| era.first == named.behind || era.first == named.behind.saturating_add(1);
        let era = before.or_else(|| eras().filter(colon).find(directly));
        let meaning = match era {
            Some(era) => Some(era.meaning.clone()?),
            None => None,
        };
        let total = PeriodId::total();
        if !indicator.by_year {
            // A state "in 2021" need not be the state of today.
            if meaning.is_some_and(|meaning| meaning.period != total || !meaning.sure) {
                reading.doubt(Flag::UnsurePeriod);
            }
            return Some(total);
        }
        // One thing done, without words about time, is told as an event and not as a sum.
        let one = reading.value == Some(Value::Number(Decimal::ONE));
        let undated = self.around.whole && !one;
        if !meaning.as_ref().map_or(undated, |meaning| meaning.sure) {
            reading.doubt(Flag::UnsurePeriod);
        }
        Some(meaning.map_or(total, |meaning| meaning.period))
    }
}
