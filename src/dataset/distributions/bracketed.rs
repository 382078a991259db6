//! Lists between brackets, as programs write them into a cell: `['Ann', "Bo's"]`, `[0.2, 0.8]`.

/// The items of a list, without their quotation marks; `None` for a cell that holds no list.
pub(crate) fn items_of_list(cell: &str) -> Option<Vec<String>> {
    let inner = cell.trim().strip_prefix('[')?.strip_suffix(']')?;
    let (mut items, mut item, mut open, mut was_quoted) = (vec![], String::new(), None, false);
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match (open, character) {
            (Some(_), '\\') => item.extend(characters.next()),
            (Some(mark), _) if character == mark => open = None,
            (None, '\'' | '"') if item.trim().is_empty() => {
                item.clear();
                (open, was_quoted) = (Some(character), true);
            }
            (None, ',') => items.push(end(&mut item, &mut was_quoted)),
            // Behind what is quoted nothing but blanks can stand.
            (None, _) if was_quoted && !character.is_whitespace() => return None,
            (None, _) if was_quoted => {}
            _ => item.push(character),
        }
    }
    if open.is_some() {
        return None;
    }
    if was_quoted || !item.trim().is_empty() {
        items.push(end(&mut item, &mut was_quoted));
    }
    Some(items)
}

fn end(item: &mut String, was_quoted: &mut bool) -> String {
    let item = std::mem::take(item);
    if std::mem::take(was_quoted) { item } else { item.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_programs_write_them() {
        for (cell, items) in [
            ("['Ann', 'Bo', 'Cy']", Some(vec!["Ann", "Bo", "Cy"])),
            ("[\"Ann's\", 'a, b', 'c\\'d']", Some(vec!["Ann's", "a, b", "c'd"])),
            ("[0.2, 0.5,0.3]", Some(vec!["0.2", "0.5", "0.3"])),
            ("[0.2, None]", Some(vec!["0.2", "None"])),
            ("[]", Some(vec![])),
            ("['a' 'b']", None),
            ("['open]", None),
            ("a | b", None),
        ] {
            let items = items.map(|items| items.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(items_of_list(cell), items, "{cell}");
        }
    }
}
