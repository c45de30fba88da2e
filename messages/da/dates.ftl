# Datoer og tidsrum. Årstal og klokkeslæt kommer som ord, så de ikke grupperes.

date-day = { $day }. { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
date-quarter = { $quarter }. kvartal { $year }
date-time = { $date } kl. { $hour }.{ $minute }
date-utc = { $date } kl. { $hour }.{ $minute } UTC
date-range = fra { $from } til og med { $to }
date-range-times = fra { $from } til { $to }
date-from = fra { $from }
date-before = før { $to }

month-1 = januar
month-2 = februar
month-3 = marts
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

duration-years = { $n ->
    [one] { $n } år
   *[other] { $n } år
}
duration-months = { $n ->
    [one] { $n } måned
   *[other] { $n } måneder
}
duration-weeks = { $n ->
    [one] { $n } uge
   *[other] { $n } uger
}
duration-days = { $n ->
    [one] { $n } dag
   *[other] { $n } dage
}
duration-hours = { $n ->
    [one] { $n } time
   *[other] { $n } timer
}
duration-minutes = { $n ->
    [one] { $n } minut
   *[other] { $n } minutter
}
duration-seconds = { $n ->
    [one] { $n } sekund
   *[other] { $n } sekunder
}

every = hver { $unit }
every-year = hvert år
every-quarter = hvert kvartal
every-month = hver måned
every-week = hver uge
every-weekend = hver weekend
every-day = hver dag
every-hour = hver time
every-minute = hvert minut
every-weekday-1 = hver mandag
every-weekday-2 = hver tirsdag
every-weekday-3 = hver onsdag
every-weekday-4 = hver torsdag
every-weekday-5 = hver fredag
every-weekday-6 = hver lørdag
every-weekday-7 = hver søndag

list-and = { $first } og { $last }
list-or = { $first } eller { $last }
list-more = { $first }, { $rest }
