//! Writes the container of XLS and of workbooks with a password: a file system of sectors of 512 bytes (MS-CFB).

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const IS_FAT: u32 = 0xFFFF_FFFD;

/// A container with these streams, none of them in the mini stream: they are padded to 4096 bytes.
pub(crate) fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let padded: Vec<(&str, Vec<u8>)> = streams
        .iter()
        .map(|(name, content)| {
            let size = content.len().max(4096).next_multiple_of(SECTOR);
            let mut content = content.to_vec();
            content.resize(size, 0);
            (*name, content)
        })
        .collect();
    let directory_sectors = (streams.len() + 1).div_ceil(4);
    let data: usize = padded.iter().map(|(_, content)| content.len() / SECTOR).sum();
    let fat_sectors = (1..=110).find(|fat| fat * 128 >= fat + directory_sectors + data).expect("a small file");
    assert!(fat_sectors <= 109, "too large for the list in the header");

    let mut fat: Vec<u32> = vec![IS_FAT; fat_sectors];
    let chain = |fat: &mut Vec<u32>, length: usize| {
        let first = number(fat.len());
        fat.extend((1..length).map(|at| first + number(at)));
        fat.push(END);
        first
    };
    let directory_start = chain(&mut fat, directory_sectors);
    let mut directory = entry("Root Entry", 5, END, 0, Some(1));
    for (at, (name, content)) in padded.iter().enumerate() {
        let start = chain(&mut fat, content.len() / SECTOR);
        let next = (at + 1 < padded.len()).then_some(number(at) + 2);
        directory.extend(entry_beside(name, start, content.len(), next));
    }
    directory.resize(directory_sectors * SECTOR, 0);
    fat.resize(fat_sectors * 128, FREE);

    let mut file = header(fat_sectors, directory_start);
    file.extend(fat.iter().flat_map(|next| next.to_le_bytes()));
    file.extend(directory);
    file.extend(padded.into_iter().flat_map(|(_, content)| content));
    file
}

fn number(at: usize) -> u32 {
    u32::try_from(at).expect("a small file")
}

fn header(fat_sectors: usize, directory_start: u32) -> Vec<u8> {
    let mut header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    header.extend([0; 16]);
    for word in [0x3e_u16, 3, 0xfffe, 9, 6, 0, 0, 0] {
        header.extend(word.to_le_bytes());
    }
    for word in [0, number(fat_sectors), directory_start, 0, 4096, END, 0, END, 0] {
        header.extend(word.to_le_bytes());
    }
    let of_fat = (0..109).map(|at| if at < fat_sectors { number(at) } else { FREE });
    header.extend(of_fat.flat_map(u32::to_le_bytes));
    assert_eq!(header.len(), SECTOR);
    header
}

fn entry_beside(name: &str, start: u32, size: usize, next: Option<u32>) -> Vec<u8> {
    let mut entry = entry(name, 2, start, size, None);
    entry[72..76].copy_from_slice(&next.unwrap_or(FREE).to_le_bytes());
    entry
}

fn entry(name: &str, kind: u8, start: u32, size: usize, child: Option<u32>) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(entry.len() + 2).expect("a short name");
    entry.resize(64, 0);
    entry.extend(length.to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend(FREE.to_le_bytes());
    entry.extend(FREE.to_le_bytes());
    entry.extend(child.unwrap_or(FREE).to_le_bytes());
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend((size as u64).to_le_bytes());
    entry
}
