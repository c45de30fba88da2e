# Hvad kommandolinjen og importen siger ud over svarene.

import-known-already = Den samme tekst er på skrivebordet allerede: «{ $title }»
import-no-claims = Teksten har ingen påstande, der kan tjekkes.
process-assessments = { $given } af { $needed } bedømmelser givet; { $hidden } skjult, til du selv har bedømt.
