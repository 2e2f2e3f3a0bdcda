//! Sentences of the desk's pages.

use jiff::civil::date;

use super::{Catalogue, values};
use crate::model::ledger::Totals;

impl Catalogue {
    pub(super) fn pages(&mut self) {
        self.page_of_the_list();
        self.page_for_the_head();
    }

    fn page_of_the_list(&mut self) {
        let words = self.words;
        let at = date(2023, 5, 30).at(17, 0, 0, 0).to_zoned(values::zone()).unwrap();
        for sentence in [
            words.of_them_may_have_sent(4),
            words.of_all_expected("81,1%", 90),
            words.shown_of(4, 98),
            words.of_the_past(&at),
            words.see_letter_of(&at),
            words.letter_of("LĐLĐ tỉnh Nghệ An"),
            words.files_count(1),
            words.files_count(3),
            words.dated("45/BC-LĐLĐ", "29/5/2023"),
        ] {
            self.add("page of the list", sentence);
        }
        for sentence in [
            words.counted_received(),
            words.counted_late(),
            words.counted_missing(),
            words.counted_to_review(),
            words.see_before_urging(),
            words.the_numbers(),
            words.narrow_the_list(),
            words.field_group(),
            words.field_state(),
            words.field_search(),
            words.field_as_of(),
            words.everything(),
            words.not_counted(),
            words.narrow(),
            words.whole_list(),
            words.no_unit_matches(),
            words.column_document(),
            words.column_parts(),
            words.column_indicators(),
            words.indicators_legend(),
            words.take_along(),
            words.csv_for_excel(),
            words.word_file(),
            words.print(),
            words.for_the_head(),
        ] {
            self.add("page of the list", sentence);
        }
    }

    fn page_for_the_head(&mut self) {
        let words = self.words;
        let due = date(2023, 5, 30);
        let totals = Totals { expected: 112, received: 71, on_time: 65, ..Totals::default() };
        for sentence in [
            words.big_line(&totals),
            words.big_line(&Totals::default()),
            words.arrivals_described(71, 19, due),
            words.due_mark(due),
            words.days_per_bar(7),
            words.without_day(2),
            words.units_behind(66, 112),
        ] {
            self.add("page for the head", sentence);
        }
        for sentence in [
            words.head_page(),
            words.by_group(),
            words.arrivals(),
            words.no_arrivals(),
            words.column_day(),
            words.column_arrived(),
            words.column_so_far(),
            words.main_totals(),
            words.column_total(),
            words.column_behind(),
            words.units_that_said_yes(),
            words.totals_rule(),
            words.all_figures(),
            words.print_page(),
            words.nobody_missing(),
        ] {
            self.add("page for the head", sentence);
        }
    }
}
