# What happened at the desk; one sentence for each kind of event.

history-reviewer-added = { $name } came to the desk
history-setting-changed = Setting changed: { $key }
history-scale-saved = Rating scale saved: { $scale }
history-document-added = Story imported: “{ $title }” ({ $n-claims ->
    [one] { $n-claims } claim
   *[other] { $n-claims } claims
})
history-document-changed = What is known of “{ $title }” changed, and the text was read again
history-sentence-set-aside = Sentence set aside: { $reason }
history-review-begun = Review begun
history-claim-set-aside = { $n-claims ->
    [one] Claim set aside: { $reason }
   *[other] { $n-claims } claims set aside: { $reason }
}
history-claim-reopened = { $n-claims ->
    [one] Claim taken up again
   *[other] { $n-claims } claims taken up again
}
history-source-attached = Source attached: { $address }
history-source-synced = Source asked again: { $address } ({ $n-passages ->
    [one] { $n-changed } of { $n-passages } passage changed
   *[other] { $n-changed } of { $n-passages } passages changed
})
history-page-kept = The page as it was seen was kept: { $address }
history-archived-copy-kept = Copy from { $archive } kept: { $address }
history-snapshot-stamped = Timestamp by { $authority } kept: { $address }
history-evidence-added = Evidence added ({ $stance }): “{ $exact }”
history-evidence-changed = Evidence changed: { $stance }
history-evidence-removed = Evidence removed: “{ $exact }”
history-verdict-given = Decided: { $rating }
history-verdict-given-and-published = Decided and published: { $rating }
history-verdict-published = Published: { $rating }
history-verdict-corrected = Corrected to: { $rating }. { $note }
history-verdict-withdrawn = Withdrawn. { $note }
history-assessment-given = Assessed: { $rating }
history-claim-assigned = { $n-claims ->
    [one] Claim given to { $name }
   *[other] { $n-claims } claims given to { $name }
}
history-priority-set = Urgency set to { $priority }
history-tag-added = Tagged: { $tag }
history-tag-removed = Tag removed: { $tag }
history-comment-added = Remark written
history-comment-removed = Remark removed
history-view-saved = View saved: { $name }
history-view-removed = View removed: { $name }
history-assessment-hidden = Assessed (hidden until you have given your own assessment)
history-claim-fell-due = { $n-claims ->
    [one] Claim taken up again: its deadline has passed
   *[other] { $n-claims } claims taken up again: their deadlines have passed
}
history-verdict-stands = Looked at again: the verdict stands
history-checklist-answered = Checklist: { $item } – { $state }
history-reviews-imported = Fact-checks imported from { $name } ({ $n-reviews })
history-match-confirmed = Said to be the same as an earlier claim
history-match-rejected = Said to be another claim than an earlier one
history-claim-answered = Decided by the verdict on an earlier claim: { $rating }
history-claim-bounds-changed = New words: “{ $after }”, before: “{ $before }”
history-claim-split = Split in two: “{ $first }” and “{ $second }”
history-claims-merged = Two claims made one: “{ $after }”
history-claim-added = Claim added by hand: “{ $text }”
history-reading-changed = “{ $words }” read as { $value }
history-reading-taken-back = “{ $words }” read as by Factdesk again
history-undone = Undone: { $what }
history-redone = Done again: { $what }

rating-name = { $en }
