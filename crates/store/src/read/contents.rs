use crate::digest::hex;
use crate::error::StoreError;
use crate::store::Reader;
use crate::tables;
use sha2::Digest as _;

impl Reader<'_> {
    /// Digest of all that the desk holds, row by row: two desks with the same digest hold the same.
    ///
    /// The ledger is not part of it, nor what follows from the tables, nor drafts.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and what the database says.
    pub fn contents_digest(&self) -> Result<String, StoreError> {
        let mut digest = sha2::Sha256::new();
        for table in tables::ALL {
            let sql = format!(
                "SELECT id, {} FROM {} ORDER BY id",
                table.column_list(),
                table.name
            );
            let mut statement = self.conn.prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let id: String = row.get(0)?;
                let fields = serde_json::Value::Object(table.fields(row, 1)?);
                digest.update(format!("{}\n{id}\n{fields}\n", table.name));
            }
        }
        Ok(hex(&digest.finalize()))
    }
}
