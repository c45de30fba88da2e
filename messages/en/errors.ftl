# One sentence on what happened and what can be done. $what is what it is about.

error-bad-request = The command could not be read: { $what }.
error-unknown-command = There is no such command: { $what }.
error-empty-text = There is no text to import. Nothing was changed.
error-not-text = This is not a text: { $what }. Save it as text, HTML, PDF or DOCX and try again.
error-text-too-large = The text is too large: { $what }.
error-file-missing = There is no such file: { $what }.
error-file-unreadable = The file cannot be read: { $what }.
error-file-unwritable = The file cannot be written: { $what }. Choose another place.
error-bad-value = “{ $what }” cannot be read. Write a date such as 2020-10, a number with its unit, or a name.
error-bad-date = The publication date cannot be read: { $what }.
error-unknown-language = The language is not known: { $what }.
error-bad-query = The query cannot be read: { $what }.
error-bad-address = This is not a web address. It must begin with http:// or https://.
error-address-not-allowed = The address is not public and was not asked: { $what }. Allow the host if you trust it.
error-source-unreachable = The page did not answer: { $what }. Nothing was changed; try again, or attach a saved file.
error-source-timed-out = The page did not answer in time: { $what }. Nothing was changed; try again, or attach a saved file.
error-page-missing = The page is not there: { $what }. Nothing was changed.
error-page-error = The page could not be fetched: { $what }. Nothing was changed.
error-source-too-large = The page is larger than allowed: { $what }. Nothing was changed.
error-source-unreadable = There is no text to read: { $what }. Nothing was changed.
error-passage-missing = The passage does not stand in the source: { $what }. Nothing was changed.
error-document-missing = There is no such story: { $what }.
error-claim-missing = There is no such claim: { $what }.
error-source-missing = There is no such source: { $what }.
error-authority-missing = Name an authority for timestamps first, in the settings or with the request. Nothing was changed.
error-bad-timestamp = The authority gave no timestamp that proves a thing: { $what }. Nothing was changed.
error-copy-missing = The web archive has no such copy: { $what }. Nothing was changed.
error-evidence-missing = There is no such evidence: { $what }.
error-ambiguous-id = This beginning fits more than one: { $what }. Write more of it.
error-unknown-rating = There is no such rating: { $what }.
error-verdict-missing = There is no verdict to do this to: { $what }.
error-wrong-state = This cannot be done to the claim as it is now: { $what }.
error-words-missing = Words are missing: { $what }.
error-comment-missing = There is no such remark: { $what }.
error-review-missing = There is no such imported fact-check: { $what }.
error-view-missing = There is no such saved view: { $what }.
error-reviewer-missing = There is no such reviewer: { $what }.
error-check-missing = The checklist has no such point: { $what }.
error-assessments-needed = Two reviewers must assess the claim before it is decided: { $what }.
error-assessments-hidden = Blind review keeps this hidden until you have given your own assessment: { $what }.
error-scale-in-use = A scale in use can be extended, not changed: { $what }.
error-bad-file = The file does not hold what it should: { $what }. Nothing was changed.
error-cannot-answer = The earlier verdict cannot answer for this claim: { $what }.
error-nothing-to-undo = There is nothing to undo.
error-nothing-to-redo = There is nothing to redo.
error-changed-since = It cannot be taken back, because it was changed since: { $what }.
error-desk-exists = There is something at the place already: { $what }. Choose another name.
error-desk-missing = There is no desk here: { $what }. Make one with “factdesk init”.
error-desk-damaged = The desk is damaged: { $what }. Nothing was deleted; restore a backup.
error-desk-busy = Another program holds the desk: { $what }. Try again in a moment.
error-desk-newer = The desk was written by a newer Factdesk: { $what }. Update the program.
error-desk-unwritable = The desk cannot be written: { $what }. See whether the disk is full or write-protected.
error-internal = There is a fault in Factdesk: { $what }. Your work is saved.

# What went wrong with a page or a file; stands inside the sentences above.
limit-megabytes = it takes { $n } MB, and { $most } MB is the most
fetch-timed-out = { $n ->
    [one] { $host } was given { $n } second
   *[other] { $host } was given { $n } seconds
}
fetch-too-large = { $host } sent more than { $n } MB
fetch-out-of-proportion = { $host } sent an answer out of all proportion
fetch-led-in-circles = { $host } sends on without end
fetch-no-connection = there is no connection to { $host }
fetch-no-such-host = there is no place called { $host }
fetch-broken-off = { $host } broke off in the middle of its answer
fetch-not-safe = { $host } cannot show that it is what it says
fetch-not-unpacked = the answer of { $host } cannot be unpacked
fetch-status = { $host } answered { $status }
fetch-unwelcome = { $host } asks programs in its robots.txt not to read the page
fetch-stopped = it was stopped
