package extract

import (
	"math"
	"time"
)

// The Chinese calendar follows the sky over Beijing: a month begins on the day of new moon, the winter solstice falls
// in the eleventh month, and of thirteen months between two solstices the first without a principal term is a leap
// month (GB/T 33661-2017). Moon and sun are computed with the series of Meeus, Astronomical Algorithms (1998), chapters
// 25 and 49, the sun with the perturbations of his Astronomical Formulae (1988), chapter 18: to about two minutes.

// lunarMonth is a month of the Chinese calendar.
type lunarMonth struct {
	number int
	leap   bool
	first  int // day, counted as julianDay does
}

// The lunar calendar is computed for these years. Before, other rules were in force.
const (
	firstLunarYear = 1700
	lastLunarYear  = 2200
)

// lunarDay returns the day of the common calendar on which a day of a lunar year falls, or ok false where there is no
// such day. Day lastDay stands for the last one of the month.
func lunarDay(year, month, day int, leap bool) (d calendarDay, ok bool) {
	if year < firstLunarYear || year > lastLunarYear {
		return d, false
	}
	months := lunarMonths(year)
	for i, m := range months {
		if m.number != month || m.leap != leap {
			continue
		}
		next := lunarMonths(year + 1)[0].first
		if i+1 < len(months) {
			next = months[i+1].first
		}
		if day == lastDay {
			return dayOf(next - 1), true
		}
		return dayOf(m.first + day - 1), m.first+day-1 < next
	}
	return d, false
}

// lunarMonths returns the months of a lunar year.
func lunarMonths(year int) []lunarMonth {
	var out []lunarMonth
	for _, m := range append(suiMonths(year-1), suiMonths(year)...) {
		if len(out) == 0 && (m.number != 1 || m.leap) {
			continue
		}
		if len(out) > 0 && m.number == 1 && !m.leap {
			break
		}
		out = append(out, m)
	}
	return out
}

// suiMonths returns the months from the one with the winter solstice of year to before that of the next.
func suiMonths(year int) []lunarMonth {
	from, to := eleventhMonth(year), eleventhMonth(year+1)
	var starts []int
	for k := from; k <= to; k++ {
		starts = append(starts, newMoon(k))
	}
	leaps := len(starts) - 1 - 12
	var out []lunarMonth
	number := 11
	for i := 0; i+1 < len(starts); i++ {
		if leaps > 0 && i > 0 && principalTerm(starts[i]) == principalTerm(starts[i+1]) {
			leaps = 0
			out = append(out, lunarMonth{(number+10)%12 + 1, true, starts[i]})
			continue
		}
		out = append(out, lunarMonth{number, false, starts[i]})
		number = number%12 + 1
	}
	for i := range out {
		if out[i].leap {
			out[i].number = out[i-1].number
		}
	}
	return out
}

// principalTerm returns the number of twelfths of its way that the sun has gone at the beginning of a day.
func principalTerm(day int) int {
	return int(math.Floor(sunLongitude(float64(day)-0.5-beijing) / 30))
}

// eleventhMonth returns the number of the new moon that begins the month of the winter solstice of year.
func eleventhMonth(year int) int {
	solstice := solarTerm(year, 270)
	k := int(math.Floor((float64(year) + 0.97 - 2000) * 12.3685))
	for newMoon(k) > solstice {
		k--
	}
	for newMoon(k+1) <= solstice {
		k++
	}
	return k
}

// beijing is the offset of the time of Beijing, in days.
const beijing = 8.0 / 24

// solarTerm returns the day of year on which the sun reaches the longitude, a multiple of 15°.
func solarTerm(year int, longitude float64) int {
	guess := float64(julianDay(calendarDay{year, 3, 20})) + math.Mod(longitude, 360)/360*365.2422
	if longitude >= 285 {
		guess -= 365.2422 // January to March
	}
	for range 8 {
		off := math.Mod(longitude-sunLongitude(guess)+540, 360) - 180
		guess += off / 360 * 365.2422
	}
	return localDay(guess)
}

// localDay returns the day in Beijing of a julian date of dynamical time.
func localDay(jde float64) int {
	t := (jde - 2451545) / 36525
	delta := 64.0 + 55*math.Max(0, t) // seconds that dynamical time is ahead
	if t < 0 {
		delta = math.Max(0, 64+70*t)
	}
	return int(math.Floor(jde - delta/86400 + beijing + 0.5))
}

func sin(deg float64) float64 { return math.Sin(deg * math.Pi / 180) }

func cos(deg float64) float64 { return math.Cos(deg * math.Pi / 180) }

// sunLongitude returns the apparent longitude of the sun in degrees, from 0 to 360.
func sunLongitude(jde float64) float64 {
	t := (jde - 2451545) / 36525
	l0 := 280.46646 + 36000.76983*t + 0.0003032*t*t
	m := 357.52911 + 35999.05029*t - 0.0001537*t*t
	c := (1.914602-0.004817*t-0.000014*t*t)*sin(m) + (0.019993-0.000101*t)*sin(2*m) + 0.000289*sin(3*m)
	t19 := t + 1 // centuries from 1900, for the perturbations
	c += 0.00134*cos(153.23+22518.7541*t19) + 0.00154*cos(216.57+45037.5082*t19) + 0.00200*cos(312.69+32964.3577*t19) +
		0.00179*sin(350.74+445267.1142*t19-0.00144*t19*t19) + 0.00178*sin(231.19+20.20*t19)
	omega := 125.04 - 1934.136*t
	l := l0 + c - 0.00569 - 0.00478*sin(omega)
	return math.Mod(math.Mod(l, 360)+360, 360)
}

// newMoon returns the day in Beijing of new moon k, counted from January 2000.
func newMoon(k int) int {
	n := float64(k)
	t := n / 1236.85
	jde := 2451550.09766 + 29.530588861*n + 0.00015437*t*t - 0.000000150*t*t*t
	e := 1 - 0.002516*t - 0.0000074*t*t
	m := 2.5534 + 29.10535670*n - 0.0000014*t*t
	moon := 201.5643 + 385.81693528*n + 0.0107582*t*t
	f := 160.7108 + 390.67050284*n - 0.0016118*t*t
	omega := 124.7746 - 1.56375588*n + 0.0020672*t*t
	jde += -0.40720*sin(moon) + 0.17241*e*sin(m) + 0.01608*sin(2*moon) + 0.01039*sin(2*f) + 0.00739*e*sin(moon-m) -
		0.00514*e*sin(moon+m) + 0.00208*e*e*sin(2*m) - 0.00111*sin(moon-2*f) - 0.00057*sin(moon+2*f) +
		0.00056*e*sin(2*moon+m) - 0.00042*sin(3*moon) + 0.00042*e*sin(m+2*f) + 0.00038*e*sin(m-2*f) -
		0.00024*e*sin(2*moon-m) - 0.00017*sin(omega)
	jde += 0.000325*sin(299.77+0.107408*n-0.009173*t*t) + 0.000165*sin(251.88+0.016321*n) + 0.000164*sin(251.83+26.651886*n) +
		0.000126*sin(349.42+36.412478*n) + 0.000110*sin(84.66+18.206239*n)
	return localDay(jde)
}

// julianDay returns the julian day number at noon of d.
func julianDay(d calendarDay) int {
	return int(d.time().Unix()/86400) + 2440588
}

// dayOf is the reverse of julianDay.
func dayOf(julian int) calendarDay {
	t := time.Unix(int64(julian-2440588)*86400, 0).UTC()
	return calendarDay{t.Year(), int(t.Month()), t.Day()}
}
