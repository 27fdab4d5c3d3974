// Numbers as people read them, in English and French: narrow spaces between thousands in both, a decimal comma in French.

const narrow = '\u202f';
const hard = '\u00a0';
const minus = '\u2212';

function grouped(digits) {
    return digits.replace(/\B(?=(\d{3})+(?!\d))/g, narrow);
}

function decimals(value) {
    const size = Math.abs(value);
    if (size === 0 || size >= 100) return 0;
    if (size >= 10) return 1;
    return size >= 1 ? 1 : 2;
}

function plain(value, places, language) {
    const [whole, rest] = Math.abs(value).toFixed(places).split('.');
    const kept = rest ? rest.replace(/0+$/, '') : '';
    const sign = value < 0 && (Number(whole) !== 0 || kept) ? minus : '';
    return sign + grouped(whole) + (kept ? (language === 'fr' ? ',' : '.') + kept : '');
}

/** A value in the words of its kind: count, number, share, euro, hours or points. A dash for nothing. */
export function figure(value, kind, language) {
    if (value === null || value === undefined || Number.isNaN(value)) return '–';
    if (kind === 'share') return plain(100 * value, decimals(100 * value), language) + hard + '%';
    if (kind === 'points') return plain(100 * value, decimals(100 * value), language) + hard + 'pts';
    if (kind === 'hours') return plain(value, decimals(value), language) + hard + 'h';
    const euro = kind === 'euro' ? '€' : '';
    const size = Math.abs(value);
    if (size >= 1e6) return plain(value / 1e6, size >= 1e7 ? 1 : 2, language) + hard + 'M' + euro;
    if (size >= 1e4) return plain(value / 1e3, size >= 1e5 ? 0 : 1, language) + hard + 'k' + euro;
    return plain(value, decimals(value), language) + (euro ? hard + euro : '');
}

/** "d7" or "j7". */
export function day(hours, language) {
    return (language === 'fr' ? 'j' : 'd') + Math.round(hours / 24);
}
