//! Small PDFs of our own writing, for tests.

#![allow(clippy::unwrap_used)]

use std::io::Write;

/// A PDF with these lines on these pages, in a standard font.
pub fn of_pages(pages: &[&[&str]]) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let first_page = 5;
    let kids: Vec<String> = (0..pages.len())
        .map(|n| format!("{} 0 R", first_page + 2 * n))
        .collect();
    objects.push(b"<< /Type /Catalog /Pages 2 0 R /Lang (da-DK) >>".to_vec());
    objects.push(
        format!(
            "<< /Type /Pages /Kids [{}] /Count {} >>",
            kids.join(" "),
            pages.len()
        )
        .into_bytes(),
    );
    objects
        .push(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec());
    objects.push(
        b"<< /Title (Notat om styrker) /Author (Ane Holm) /CreationDate (D:20201011103000+02'00') >>"
            .to_vec(),
    );
    for (n, lines) in pages.iter().enumerate() {
        let content = first_page + 2 * n + 1;
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R \
                 /Resources << /Font << /F1 3 0 R >> >> >>"
            )
            .into_bytes(),
        );
        let mut stream = b"BT /F1 11 Tf 14 TL 60 780 Td\n".to_vec();
        for line in *lines {
            stream.push(b'(');
            for c in line.chars() {
                if matches!(c, '(' | ')' | '\\') {
                    stream.push(b'\\');
                }
                stream.push(u8::try_from(u32::from(c)).unwrap());
            }
            stream.extend_from_slice(b") Tj T*\n");
        }
        stream.extend_from_slice(b"ET");
        let mut object = format!("<< /Length {} >>\nstream\n", stream.len()).into_bytes();
        object.extend_from_slice(&stream);
        object.extend_from_slice(b"\nendstream");
        objects.push(object);
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(file.len());
        writeln!(file, "{} 0 obj", n + 1).unwrap();
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let xref = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    let size = objects.len() + 1;
    write!(
        file,
        "trailer << /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{xref}\n%%EOF\n"
    )
    .unwrap();
    file
}
