//! Finds numbers that JSON cannot hold: `serde_json` writes NaN and infinity as `null` without a word.

use std::fmt::Display;

use serde::Serialize;
use serde::ser::{self, Impossible, SerializeMap, SerializeSeq, SerializeStruct};

/// A number that is not finite.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotFinite {
    /// Which one, by its path.
    #[error("{path} is {number}, which JSON cannot hold")]
    Number {
        /// Fields from the outside inwards, joined by dots.
        path: String,
        /// The number.
        number: f64,
    },
    /// What a type's own `Serialize` said.
    #[error("{0}")]
    Other(String),
}

impl ser::Error for NotFinite {
    fn custom<T: Display>(message: T) -> Self {
        Self::Other(message.to_string())
    }
}

impl NotFinite {
    fn within(self, field: &str) -> Self {
        match self {
            Self::Number { path, number } if path.is_empty() => Self::Number { path: field.to_owned(), number },
            Self::Number { path, number } => Self::Number { path: format!("{field}.{path}"), number },
            other @ Self::Other(_) => other,
        }
    }
}

/// Walks through everything that would be written.
pub(super) fn check<T: Serialize + ?Sized>(value: &T) -> Result<(), NotFinite> {
    value.serialize(Check)
}

struct Check;

macro_rules! fine {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, _: $type) -> Result<(), NotFinite> { Ok(()) })*
    };
}

impl ser::Serializer for Check {
    type Ok = ();
    type Error = NotFinite;
    type SerializeSeq = Walk;
    type SerializeTuple = Impossible<(), NotFinite>;
    type SerializeTupleStruct = Impossible<(), NotFinite>;
    type SerializeTupleVariant = Impossible<(), NotFinite>;
    type SerializeMap = Walk;
    type SerializeStruct = Walk;
    type SerializeStructVariant = Impossible<(), NotFinite>;

    fine! {
        serialize_bool: bool, serialize_char: char, serialize_str: &str, serialize_bytes: &[u8],
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_unit_struct: &'static str,
    }

    fn serialize_f64(self, number: f64) -> Result<(), NotFinite> {
        if number.is_finite() { Ok(()) } else { Err(NotFinite::Number { path: String::new(), number }) }
    }

    fn serialize_f32(self, number: f32) -> Result<(), NotFinite> {
        self.serialize_f64(f64::from(number))
    }

    fn serialize_none(self) -> Result<(), NotFinite> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NotFinite> {
        check(value)
    }

    fn serialize_unit(self) -> Result<(), NotFinite> {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<(), NotFinite> {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), NotFinite> {
        check(value)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), NotFinite> {
        check(value).map_err(|error| error.within(variant))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Walk, NotFinite> {
        Ok(Walk::default())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Walk, NotFinite> {
        Ok(Walk::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Walk, NotFinite> {
        Ok(Walk::default())
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NotFinite> {
        Err(unused())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, NotFinite> {
        Err(unused())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotFinite> {
        Err(unused())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotFinite> {
        Err(unused())
    }
}

/// Reports are structs, lists and maps; nothing in them is a tuple.
fn unused() -> NotFinite {
    NotFinite::Other("a report holds no tuples".to_owned())
}

#[derive(Default)]
struct Walk {
    index: usize,
}

impl SerializeSeq for Walk {
    type Ok = ();
    type Error = NotFinite;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotFinite> {
        let index = self.index;
        self.index += 1;
        check(value).map_err(|error| error.within(&index.to_string()))
    }

    fn end(self) -> Result<(), NotFinite> {
        Ok(())
    }
}

impl SerializeMap for Walk {
    type Ok = ();
    type Error = NotFinite;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), NotFinite> {
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotFinite> {
        check(value)
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), NotFinite> {
        let name = serde_json::to_value(key).ok();
        let name = name.as_ref().and_then(serde_json::Value::as_str).unwrap_or("?");
        check(value).map_err(|error| error.within(name))
    }

    fn end(self) -> Result<(), NotFinite> {
        Ok(())
    }
}

impl SerializeStruct for Walk {
    type Ok = ();
    type Error = NotFinite;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), NotFinite> {
        check(value).map_err(|error| error.within(name))
    }

    fn end(self) -> Result<(), NotFinite> {
        Ok(())
    }
}
