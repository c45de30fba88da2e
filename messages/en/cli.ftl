# What the command line and the import say beside the answers.

import-known-already = The same text is on the desk already: “{ $title }”
import-no-claims = The text has no claims that could be checked.
process-assessments = { $given } of { $needed } assessments given; { $hidden } hidden until you have given yours.
