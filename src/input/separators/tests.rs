use proptest::prelude::*;

use super::index::Indexing;
use super::masks::{Anywhere, BLOCK, FindByte};
use super::*;
use crate::input::dialect::Dialect;

fn records(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
    let mut separators = Separators::default();
    separators.index(text, Dialect::default());
    let mut records = vec![vec![]];
    let mut start = 0;
    let mut scratch = vec![];
    assert_eq!(separators.ends()[0], BEFORE);
    for (index, &at) in (0_u32..).zip(separators.ends()).skip(1) {
        let at = at as usize;
        records.last_mut().unwrap().push(unquote(&text[start..at], &mut scratch).to_vec());
        if separators.record_ends.contains(&index) {
            records.push(vec![]);
        }
        start = at + 1;
    }
    records.retain(|record| !record.is_empty() && *record != [Vec::<u8>::new()]);
    records
}

fn by_the_csv_crate(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(text)
        .byte_records()
        .map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect())
        .filter(|record: &Vec<Vec<u8>>| *record != [Vec::<u8>::new()])
        .collect()
}

#[test]
fn quotes_hide_separators_and_stray_quotes_do_not() {
    let text = b"a,\"b,\"\"c\n\"\"\",d\n5\" disk,x\n";
    assert_eq!(
        records(text),
        vec![vec![b"a".to_vec(), b"b,\"c\n\"".to_vec(), b"d".to_vec()], vec![b"5\" disk".to_vec(), b"x".to_vec()]]
    );
    assert_eq!(last_record_end(text, Dialect::default()), Some(text.len()));
}

#[test]
fn an_unclosed_quote_is_told() {
    let mut separators = Separators::default();
    separators.index(b"a,b\nc,\"d\ne,f\n", Dialect::default());
    assert_eq!(separators.open_quote, Some(6));
    assert_eq!(last_record_end(b"a,b\nc,\"d\ne,f\n", Dialect::default()), Some(4));
}

#[test]
fn bytes_are_found_where_they_stand() {
    for first in 0..=u8::MAX {
        let block: [u8; BLOCK] = std::array::from_fn(|at| first.wrapping_add(u8::try_from(at * at % 7).unwrap()));
        let places = |wanted: fn(u8, u8) -> bool| {
            block.iter().rev().fold(0, |mask, &byte| mask << 1 | u64::from(wanted(byte, block[0])))
        };
        assert_eq!(Anywhere.find(&block, block[0]), places(|byte, wanted| byte == wanted));
        assert_eq!(Anywhere.odd(&block), places(|byte, _| byte == 0 || !byte.is_ascii()));
    }
}

proptest! {
    #[test]
    fn fields_are_those_of_the_csv_crate(text in "[ab,\"\n]{0,200}") {
        prop_assert_eq!(records(text.as_bytes()), by_the_csv_crate(text.as_bytes()));
    }

    /// Quotes mostly where they belong, doubled ones and a few strays among them, so that whole blocks are read at once.
    #[test]
    fn quoted_fields_are_those_of_the_csv_crate(
        fields in prop::collection::vec(("[ab]{0,9}|\"([ab,\n]|\"\"){0,12}\"|a\"b{0,3}", "[,\n]"), 0..80),
    ) {
        let text: String = fields.iter().flat_map(|(field, end)| [field.as_str(), end.as_str()]).collect();
        prop_assert_eq!(records(text.as_bytes()), by_the_csv_crate(text.as_bytes()));
    }

    #[test]
    fn every_processor_finds_the_same(text in "(([ab]{0,9}|\"([ab,\n]|\"\"){0,12}\"|a\"b{0,3})[,\n]?){0,60}") {
        let (mut fast, mut plain) = (Separators::default(), Separators::default());
        fast.index(text.as_bytes(), Dialect::default());
        plain.prepare(text.len());
        let into = &mut plain;
        let anywhere = Indexing { into, text: text.as_bytes(), dialect: Dialect::default(), bytes: Anywhere };
        pulp::NullaryFnOnce::call(anywhere);
        prop_assert_eq!(fast.ends(), plain.ends());
        prop_assert_eq!((fast.record_ends, fast.hidden_newlines), (plain.record_ends, plain.hidden_newlines));
        prop_assert_eq!(fast.open_quote, plain.open_quote);
    }

    #[test]
    fn cutting_at_a_record_end_changes_nothing(text in "[ab,\"\n]{0,200}") {
        let text = text.as_bytes();
        let cut = last_record_end(text, Dialect::default()).unwrap_or(0);
        let mut parts = records(&text[..cut]);
        parts.extend(records(&text[cut..]));
        prop_assert_eq!(parts, records(text));
    }
}
