# Dates and stretches of time. Years and times of day come as words, so that they are not grouped.

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
date-quarter = quarter { $quarter } of { $year }
date-time = { $date } at { $hour }:{ $minute }
date-utc = { $date } at { $hour }:{ $minute } UTC
date-range = from { $from } through { $to }
date-range-times = from { $from } to { $to }
date-from = from { $from } on
date-before = before { $to }

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

duration-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
duration-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
duration-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
duration-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
duration-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
duration-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
duration-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}

every = every { $unit }
every-year = every year
every-quarter = every quarter
every-month = every month
every-week = every week
every-weekend = every weekend
every-day = every day
every-hour = every hour
every-minute = every minute
every-weekday-1 = every Monday
every-weekday-2 = every Tuesday
every-weekday-3 = every Wednesday
every-weekday-4 = every Thursday
every-weekday-5 = every Friday
every-weekday-6 = every Saturday
every-weekday-7 = every Sunday

list-and = { $first } and { $last }
list-or = { $first } or { $last }
list-more = { $first }, { $rest }
