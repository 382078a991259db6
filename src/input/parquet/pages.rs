//! The pages of a column, as far as the library can be given them: it panics on some that are damaged.

use parquet::basic::Encoding;
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::ParquetError;
use parquet::file::reader::RowGroupReader;

/// Pages of which those that need a dictionary have one.
pub(super) struct Pages {
    pages: Box<dyn PageReader>,
    has_dictionary: bool,
}

impl Pages {
    /// The pages of a column in a file of so many bytes.
    pub(super) fn open(group: &dyn RowGroupReader, column: usize, bytes: u64) -> Result<Self, ParquetError> {
        let place = group.metadata().column(column);
        let start = place.dictionary_page_offset().unwrap_or(place.data_page_offset());
        let in_file = |number: i64| u64::try_from(number).is_ok_and(|number| number <= bytes);
        if ![start, place.compressed_size(), start.saturating_add(place.compressed_size())].into_iter().all(in_file) {
            return Err(ParquetError::General("a column lies outside the file".to_owned()));
        }
        Ok(Self { pages: group.get_column_page_reader(column)?, has_dictionary: false })
    }
}

impl Iterator for Pages {
    type Item = Result<Page, ParquetError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Pages {
    fn get_next_page(&mut self) -> Result<Option<Page>, ParquetError> {
        let page = self.pages.get_next_page()?;
        match &page {
            Some(Page::DictionaryPage { .. }) => self.has_dictionary = true,
            Some(Page::DataPage { encoding, .. } | Page::DataPageV2 { encoding, .. })
                if matches!(encoding, Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY)
                    && !self.has_dictionary =>
            {
                return Err(ParquetError::General("a dictionary is missing".to_owned()));
            }
            _ => {}
        }
        Ok(page)
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>, ParquetError> {
        self.pages.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<(), ParquetError> {
        self.pages.skip_next_page()
    }
}
