# What a claim says, in plain words.

reading-speaker = Said by { $name }.
reading-speaker-role = Said by { $name } ({ $role }).
reading-speaker-anonymous = Said by an unnamed source: { $name }.
reading-source = According to { $name }.
reading-source-as = According to “{ $text }”: { $name }.
reading-medium = Said to { $medium }.
reading-chain = How it reached us: { $chain }.
reading-chain-step = { $first } → { $rest }
reading-quote-direct = Quoted word for word.
reading-quote-indirect = Told in the writer’s words.
reading-quote-scare = A few words quoted.
reading-entity = “{ $text }” is { $name }.

reading-as-it-stands = “{ $text }”.
reading-quantity = “{ $text }” is { $amount }.
reading-quantity-counted = “{ $text }” is { $amount }; what is counted: “{ $counted }”.
reading-quantity-changed = “{ $text }”: { $amount }.
reading-quantity-changed-counted = “{ $text }”: { $amount }; what is counted: “{ $counted }”.
amount-exact = { $value }
amount-about = about { $value }
amount-at-least = at least { $value }
amount-at-most = at most { $value }
amount-more-than = more than { $value }
amount-less-than = less than { $value }
amount-between = between { $low } and { $high }
amount-unit = { $value } { $unit }
change-reduce-from = down from { $amount }
change-reduce-to = down to { $amount }
change-reduce-by = down by { $amount }
change-increase-from = up from { $amount }
change-increase-to = up to { $amount }
change-increase-by = up by { $amount }
change-reach-from = from { $amount }
change-reach-to = reaching { $amount }
change-reach-by = a change of { $amount }

unit-percent = percent
unit-percentage-point = percentage points
unit-permille = per mille
unit-dkk = kroner
unit-eur = euros
unit-usd = dollars
unit-gbp = pounds
unit-sek = Swedish kronor
unit-nok = Norwegian kroner
unit-km = km
unit-m = m
unit-kg = kg
unit-t = tonnes

reading-time = “{ $text }” is { $when }.
reading-time-published = “{ $text }” is { $when }, counted from publication.
reading-time-mention = “{ $text }” is { $when }, counted from “{ $anchor }”.
reading-time-mention-when = “{ $text }” is { $when }, counted from “{ $anchor }” ({ $anchored }).
reading-time-duration = “{ $text }” is a length of time: { $duration }.
reading-duration = “{ $text }”: { $duration }, { $when }.
reading-duration-published = “{ $text }”: { $duration } counted from publication, { $when }.
reading-duration-mention = “{ $text }”: { $duration } counted from “{ $anchor }”, { $when }.
reading-duration-mention-when = “{ $text }”: { $duration } counted from “{ $anchor }” ({ $anchored }), { $when }.
reading-time-set = “{ $text }” comes back: { $every }.
reading-time-set-bare = “{ $text }” comes back again and again.
reading-time-ambiguous = “{ $text }” may be { $candidates }.
reading-time-unresolved = “{ $text }” cannot be placed in time by the text.
reading-time-undated = “{ $text }” cannot be placed in time without a publication date.
reading-assumed = Not said but assumed: { $what }.
assumed-year = the year
assumed-month = the month
assumed-day = the day
assumed-century = the century
duration-less-than = less than { $duration }
duration-more-than = more than { $duration }
duration-at-most = at most { $duration }
duration-at-least = at least { $duration }
duration-about = about { $duration }

reading-deadline-must = Must happen: { $when }.
reading-deadline-will = Is to happen: { $when }.
reading-deadline-may = May happen: { $when }.
reading-deadline-goal = The goal is: { $when }.
reading-deadline-was-past = The deadline had passed when the story was published.
deadline-by = no later than { $when }

reading-check-holds = Holds: { $why }
reading-check-fails = Does not hold: { $why }
reading-check-cannot-tell = Cannot be told: { $why }

published-on = published { $when }
published-header = published { $when } (by the text’s own header line)
published-unknown = publication date unknown

stale-claim-changed = The claim’s words or meaning changed after the verdict.
stale-passage-altered = A passage the verdict rests on was altered at the source.
stale-passage-gone = A passage the verdict rests on is no longer at the source.
stale-evidence-removed = A piece of evidence the verdict rests on was removed.
stale-answer-changed = The claim whose verdict answers for this one was decided anew.

difference-higher = { $percent } % higher
difference-lower = { $percent } % lower
difference-times = { $times } times as much
difference-points-higher = { $points ->
    [one] { $points } percentage point higher
   *[other] { $points } percentage points higher
}
difference-points-lower = { $points ->
    [one] { $points } percentage point lower
   *[other] { $points } percentage points lower
}
difference-higher-by = { $amount } higher
difference-lower-by = { $amount } lower
difference-later = { $length } later
difference-earlier = { $length } earlier

sync-look-in-archive = The page is gone. A web archive may have a copy: factdesk source archived { $id }
sync-summary = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}: { $parts }.
sync-nothing = There was nothing to ask.
sync-unchanged = { $n } unchanged
sync-changed-elsewhere = { $n } changed elsewhere
sync-altered = { $n } with altered passages
sync-gone = { $n } with passages gone
sync-unreadable = { $n } unreadable
sync-unreachable = { $n } out of reach
sync-under-verdict = { $part } ({ $n } under a verdict)
sync-left-out = { $n ->
    [one] { $n } source was asked recently and left out.
   *[other] { $n } sources were asked recently and left out.
}

reading-nothing = Nothing read
