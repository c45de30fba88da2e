# Hvad der skete på skrivebordet; én sætning for hver slags hændelse.

history-reviewer-added = { $name } kom til skrivebordet
history-setting-changed = Indstilling ændret: { $key }
history-scale-saved = Vurderingsskala gemt: { $scale }
history-document-added = Historie importeret: «{ $title }» ({ $n-claims ->
    [one] { $n-claims } påstand
   *[other] { $n-claims } påstande
})
history-document-changed = Oplysninger om «{ $title }» ændret, og teksten læst igen
history-sentence-set-aside = Sætning lagt til side: { $reason }
history-review-begun = Behandling begyndt
history-claim-set-aside = { $n-claims ->
    [one] Påstand lagt til side: { $reason }
   *[other] { $n-claims } påstande lagt til side: { $reason }
}
history-claim-reopened = { $n-claims ->
    [one] Påstand taget op igen
   *[other] { $n-claims } påstande taget op igen
}
history-source-attached = Kilde vedhæftet: { $address }
history-source-synced = Kilde spurgt igen: { $address } ({ $n-passages ->
    [one] { $n-changed } af { $n-passages } citat ændret
   *[other] { $n-changed } af { $n-passages } citater ændret
})
history-page-kept = Siden, som den så ud, er gemt: { $address }
history-archived-copy-kept = Kopi fra { $archive } gemt: { $address }
history-snapshot-stamped = Tidsstempel fra { $authority } gemt: { $address }
history-evidence-added = Belæg tilføjet ({ $stance }): «{ $exact }»
history-evidence-changed = Belæg ændret: { $stance }
history-evidence-removed = Belæg fjernet: «{ $exact }»
history-verdict-given = Afgjort: { $rating }
history-verdict-given-and-published = Afgjort og offentliggjort: { $rating }
history-verdict-published = Offentliggjort: { $rating }
history-verdict-corrected = Rettet til: { $rating }. { $note }
history-verdict-withdrawn = Trukket tilbage. { $note }
history-assessment-given = Bedømt: { $rating }
history-claim-assigned = { $n-claims ->
    [one] Påstand givet til { $name }
   *[other] { $n-claims } påstande givet til { $name }
}
history-priority-set = Hastegrad sat til { $priority }
history-tag-added = Mærket: { $tag }
history-tag-removed = Mærke fjernet: { $tag }
history-comment-added = Bemærkning skrevet
history-comment-removed = Bemærkning fjernet
history-view-saved = Visning gemt: { $name }
history-view-removed = Visning fjernet: { $name }
history-assessment-hidden = Bedømt (skjult, til du selv har bedømt)
history-claim-fell-due = { $n-claims ->
    [one] Påstand taget op igen: fristen er udløbet
   *[other] { $n-claims } påstande taget op igen: fristerne er udløbet
}
history-verdict-stands = Set efter igen: afgørelsen står ved magt
history-checklist-answered = Tjekliste: { $item } – { $state }
history-reviews-imported = Faktatjek importeret fra { $name } ({ $n-reviews })
history-match-confirmed = Sagt at være den samme som en tidligere påstand
history-match-rejected = Sagt at være en anden påstand end en tidligere
history-claim-answered = Afgjort med afgørelsen på en tidligere påstand: { $rating }
history-claim-bounds-changed = Nye ord: »{ $after }«, før: »{ $before }«
history-claim-split = Delt i to: »{ $first }« og »{ $second }«
history-claims-merged = To påstande gjort til én: »{ $after }«
history-claim-added = Påstand tilføjet i hånden: »{ $text }«
history-reading-changed = »{ $words }« læst som { $value }
history-reading-taken-back = »{ $words }« læst som af Factdesk igen
history-undone = Fortrudt: { $what }
history-redone = Gentaget: { $what }

rating-name = { $da }
