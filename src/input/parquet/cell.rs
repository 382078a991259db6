//! What the values of a column mean, and how they are written as text.

use chrono::DateTime;
use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type};
use parquet::schema::types::ColumnDescriptor;

use crate::localized::{Localized, localized};
use crate::model::Day;

/// No more digits than a number of 16 bytes has.
const MOST_DIGITS: usize = 38;

/// What the numbers or bytes of a column stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ParquetKind {
    /// Themselves: numbers, truth values, text.
    Plain,
    /// Numbers that are never negative.
    Unsigned,
    /// Days since 1970.
    Date,
    /// Time since 1970 in parts of a second, in UTC or at some place.
    Moment { per_second: i64, utc: bool },
    /// Whole numbers behind whose last so many digits the decimal point stands.
    Decimal { scale: usize },
    /// 16 bytes that name something.
    Uuid,
}

impl ParquetKind {
    /// What a column holds.
    ///
    /// # Errors
    /// Why its values cannot stand in cells.
    pub(super) fn of(column: &ColumnDescriptor) -> Result<Self, Localized> {
        let refused = |what: &str, inhalt: &str| {
            let name = column.path().string();
            Err(localized!(
                "the column \"{name}\" of this Parquet file holds {what}, which cannot stand in the cells of a table; write the \
                 file again without it, or save it as CSV",
                "Die Spalte „{name}“ dieser Parquet-Datei enthält {inhalt}, was in keine Zelle einer Tabelle passt; die \
                 Datei ohne sie schreiben oder als CSV speichern"
            ))
        };
        if column.max_rep_level() > 0 || column.path().parts().len() > 1 {
            return refused("lists or records", "Listen oder Datensätze");
        }
        let logical = column.logical_type_ref();
        if let Some(LogicalType::Timestamp(moment)) = logical {
            return Ok(Self::Moment { per_second: per_second(moment.unit), utc: moment.is_adjusted_to_u_t_c });
        }
        match (column.physical_type(), column.converted_type(), logical) {
            (Type::INT96, ..) => Ok(Self::Moment { per_second: 1000, utc: false }),
            (_, ConvertedType::TIMESTAMP_MILLIS, _) => Ok(Self::Moment { per_second: 1000, utc: true }),
            (_, ConvertedType::TIMESTAMP_MICROS, _) => Ok(Self::Moment { per_second: 1_000_000, utc: true }),
            (_, ConvertedType::DATE, _) | (_, _, Some(LogicalType::Date)) => Ok(Self::Date),
            (_, ConvertedType::DECIMAL, _) | (_, _, Some(LogicalType::Decimal(_))) => {
                let scale = usize::try_from(column.type_scale()).ok().filter(|&scale| scale <= MOST_DIGITS);
                match scale.filter(|_| column.type_length() <= 16) {
                    Some(scale) => Ok(Self::Decimal { scale }),
                    None => refused("numbers of more than 38 digits", "Zahlen mit mehr als 38 Stellen"),
                }
            }
            (_, _, Some(LogicalType::Uuid)) => Ok(Self::Uuid),
            (
                _,
                ConvertedType::UINT_8 | ConvertedType::UINT_16 | ConvertedType::UINT_32 | ConvertedType::UINT_64,
                _,
            ) => Ok(Self::Unsigned),
            (_, ConvertedType::TIME_MILLIS | ConvertedType::TIME_MICROS, _) | (_, _, Some(LogicalType::Time(_))) => {
                refused("times without a day", "Uhrzeiten ohne Tag")
            }
            (Type::BYTE_ARRAY, ConvertedType::NONE, None | Some(LogicalType::String))
            | (Type::BYTE_ARRAY, ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON, _) => Ok(Self::Plain),
            (Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY, ..) => {
                refused("bytes that are no text", "Bytes, die kein Text sind")
            }
            _ => Ok(Self::Plain),
        }
    }

    #[allow(clippy::unused_self)] // like the others
    pub(super) fn bool(self, value: bool, out: &mut Vec<u8>) {
        out.extend_from_slice(if value { b"TRUE" } else { b"FALSE" });
    }

    pub(super) fn int32(self, value: i32, out: &mut Vec<u8>) {
        match self {
            Self::Unsigned => out.extend(value.cast_unsigned().to_string().bytes()),
            Self::Date => match Day::from_days_since_1970(value) {
                Some(day) => out.extend(day.to_string().bytes()),
                None => out.extend(format!("day {value} since 1970").bytes()),
            },
            _ => self.int64(i64::from(value), out),
        }
    }

    pub(super) fn int64(self, value: i64, out: &mut Vec<u8>) {
        match self {
            Self::Unsigned => out.extend(value.cast_unsigned().to_string().bytes()),
            Self::Moment { per_second, utc } => moment(value, per_second, utc, out),
            Self::Decimal { scale } => decimal(i128::from(value), scale, out),
            _ => out.extend(value.to_string().bytes()),
        }
    }

    pub(super) fn bytes(self, value: &[u8], out: &mut Vec<u8>) {
        match self {
            Self::Decimal { scale } => match whole_number(value) {
                Some(number) => decimal(number, scale, out),
                None => out.extend(b"a number of more than 38 digits"),
            },
            Self::Uuid => {
                for (at, byte) in value.iter().enumerate() {
                    let dash = if matches!(at, 4 | 6 | 8 | 10) { "-" } else { "" };
                    out.extend(format!("{dash}{byte:02x}").bytes());
                }
            }
            _ => out.extend_from_slice(value),
        }
    }
}

fn per_second(unit: TimeUnit) -> i64 {
    match unit {
        TimeUnit::MILLIS => 1000,
        TimeUnit::MICROS => 1_000_000,
        TimeUnit::NANOS => 1_000_000_000,
    }
}

/// A moment as ISO text; midnight is how a bare day is stored.
fn moment(value: i64, per_second: i64, utc: bool, out: &mut Vec<u8>) {
    let part = value.rem_euclid(per_second) * (1_000_000_000 / per_second);
    let moment =
        u32::try_from(part).ok().and_then(|nanos| DateTime::from_timestamp(value.div_euclid(per_second), nanos));
    let text = match moment.map(|moment| moment.naive_utc()) {
        None => format!("{value} since 1970"),
        Some(moment) if moment.time() == chrono::NaiveTime::MIN => moment.format("%Y-%m-%d").to_string(),
        Some(moment) => moment.format(if utc { "%Y-%m-%dT%H:%M:%S%.fZ" } else { "%Y-%m-%dT%H:%M:%S%.f" }).to_string(),
    };
    out.extend(text.bytes());
}

/// The number of a two's complement, its highest byte first; `None` beyond 16 bytes.
fn whole_number(bytes: &[u8]) -> Option<i128> {
    let fill = if bytes.first().is_some_and(|first| first & 0x80 != 0) { 0xff } else { 0 };
    let mut whole = [fill; 16];
    whole.get_mut(16_usize.checked_sub(bytes.len())?..)?.copy_from_slice(bytes);
    Some(i128::from_be_bytes(whole))
}

fn decimal(number: i128, scale: usize, out: &mut Vec<u8>) {
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let (sign, point) = (if number < 0 { "-" } else { "" }, if scale > 0 { "." } else { "" });
    out.extend(format!("{sign}{whole}{point}{fraction}").bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = vec![];
        write(&mut out);
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn days_and_moments() {
        assert_eq!(text(|out| ParquetKind::Date.int32(17_744, out)), "2018-08-01");
        assert_eq!(text(|out| ParquetKind::Date.int32(i32::MIN, out)), "day -2147483648 since 1970");
        let moment = |value, per_second, utc| text(|out| ParquetKind::Moment { per_second, utc }.int64(value, out));
        assert_eq!(moment(1_533_081_600_000, 1000, true), "2018-08-01");
        assert_eq!(moment(1_533_124_800_500, 1000, true), "2018-08-01T12:00:00.500Z");
        assert_eq!(moment(1_533_124_800_000_000_000, 1_000_000_000, false), "2018-08-01T12:00:00");
        assert_eq!(moment(-1, 1, false), "1969-12-31T23:59:59");
        assert_eq!(moment(i64::MAX, 1000, false), "9223372036854775807 since 1970");
    }

    #[test]
    fn decimals_are_exact() {
        for (number, scale, written) in [
            (35, 2, "0.35"),
            (-5, 2, "-0.05"),
            (7, 0, "7"),
            (i128::MIN, 1, "-17014118346046923173168730371588410572.8"),
        ] {
            assert_eq!(text(|out| decimal(number, scale, out)), written);
        }
        assert_eq!([&[0xff, 0x9c][..], &[35], &[], &[1; 17]].map(whole_number), [Some(-100), Some(35), Some(0), None]);
    }

    #[test]
    fn other_values() {
        assert_eq!(text(|out| ParquetKind::Unsigned.int32(-1, out)), "4294967295");
        assert_eq!(text(|out| ParquetKind::Uuid.bytes(&[0xab; 16], out)), "abababab-abab-abab-abab-abababababab");
    }
}
