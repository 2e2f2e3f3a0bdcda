//! The best way to lay rows beside columns in order, by what each pair gains.
//!
//! Both go one way: what stands further down is never laid beside what stands further up. Either
//! may stay alone. What a pair is worth is the caller's; here is only arithmetic.

/// A row on the best way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The column that it is laid beside.
    pub(super) column: usize,
    /// What is lost at least when it is laid beside another one; all, where it has no other.
    pub(super) margin: i32,
}

/// Where the best way lays each row. `gains` has for each row what each column gains, `None` where
/// they cannot belong together; all rows are of one length.
pub(super) fn best(gains: &[Vec<Option<i32>>]) -> Vec<Option<Step>> {
    let width = gains.first().map_or(0, Vec::len);
    let before = sums(gains.iter().map(|row| row.iter().copied()), width);
    let mut behind = sums(gains.iter().rev().map(|row| row.iter().rev().copied()), width);
    behind.reverse();
    let total = before.last().and_then(|row| row.last()).copied().unwrap_or_default();
    let ways = before.iter().zip(behind.iter().skip(1));
    gains.iter().zip(ways).map(|(row, (before, behind))| step(row, before, behind, total)).collect()
}

/// The best sums over the first rows and columns: one list for each number of rows, from none on,
/// and in it one sum for each number of columns.
fn sums<R>(rows: impl Iterator<Item = R>, width: usize) -> Vec<Vec<i32>>
where
    R: Iterator<Item = Option<i32>>,
{
    let mut sums = vec![vec![0; width.saturating_add(1)]];
    let mut last: Vec<i32> = vec![0; width.saturating_add(1)];
    for row in rows {
        let mut best = 0_i32;
        let mut next = vec![0];
        for ((both, alone), gain) in last.iter().zip(last.iter().skip(1)).zip(row) {
            let together = gain.map_or(0, |gain| both.saturating_add(gain));
            best = best.max(*alone).max(together);
            next.push(best);
        }
        sums.push(next.clone());
        last = next;
    }
    sums
}

/// `before` sums up the rows above, from the left; `behind` those below, from the right.
fn step(row: &[Option<i32>], before: &[i32], behind: &[i32], total: i32) -> Option<Step> {
    let behind = behind.iter().rev().skip(1);
    let through = row.iter().zip(before).zip(behind).enumerate();
    let mut through: Vec<(i32, usize)> = through
        .filter_map(|(column, ((gain, before), behind))| {
            let gain = gain.filter(|gain| *gain > 0)?;
            Some((before.saturating_add(gain).saturating_add(*behind), column))
        })
        .collect();
    through.sort_unstable();
    let (sum, column) = through.pop().filter(|(sum, _)| *sum == total)?;
    let second = through.pop().map_or(0, |(sum, _)| sum);
    Some(Step { column, margin: sum.saturating_sub(second) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(gains: &[Vec<Option<i32>>]) -> Vec<Option<(usize, i32)>> {
        best(gains).into_iter().map(|step| step.map(|step| (step.column, step.margin))).collect()
    }

    #[test]
    fn rows_keep_the_order_of_the_columns() {
        let likes_the_last = vec![Some(5), Some(3), Some(9)];
        let gains = [vec![Some(9), None, None], likes_the_last, vec![None, None, Some(9)]];
        assert_eq!(columns(&gains), [Some((0, 21)), Some((1, 3)), Some((2, 21))]);
    }

    #[test]
    fn a_row_that_gains_nothing_stays_alone_and_a_column_may_too() {
        let gains = [vec![Some(4), None, None], vec![None; 3], vec![None, Some(1), Some(4)]];
        assert_eq!(columns(&gains), [Some((0, 8)), None, Some((2, 3))]);
        assert_eq!(columns(&[]), []);
    }

    #[test]
    fn two_columns_of_equal_gain_leave_no_margin() {
        assert_eq!(columns(&[vec![Some(4), Some(4)]]), [Some((1, 0))]);
    }
}
