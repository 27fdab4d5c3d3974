// Colours of Okabe and Ito (2008), told apart with any colour vision; symbols and dashes say the same without colour. The first style is
// the baseline's: neutral ink, so that what is compared with it stands out.

const light = {
    ink: '#1c2733', muted: '#5b6875', rule: '#d9dee4', faint: '#eef1f4', paper: '#ffffff',
    colours: ['#1c2733', '#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'],
};
// The same hues, lifted to a contrast of at least 4.5 on a dark ground.
const dark = {
    ink: '#e8ecf0', muted: '#a3afbb', rule: '#3a4653', faint: '#26303a', paper: '#161c23',
    colours: ['#e8ecf0', '#4FA8DE', '#F2803F', '#2BBF94', '#DE9CC1', '#F0B53B', '#8FCFF5'],
};
const dashes = ['solid', [8, 4], [2, 3], [10, 3, 2, 3], [5, 5], [12, 4], [1, 2]];
const symbols = ['rect', 'circle', 'triangle', 'diamond', 'pin', 'roundRect', 'arrow'];
const decals = [
    null,
    {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: Math.PI / 4},
    {symbol: 'circle', dashArrayX: [[4, 4], [0, 4, 4, 0]], dashArrayY: [4, 0], symbolSize: 0.7},
    {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4},
    {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5]},
    {symbol: 'triangle', dashArrayX: [[5, 5], [0, 5, 5, 0]], dashArrayY: [5, 0], symbolSize: 0.8},
    {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: Math.PI / 2},
];

// Single quotes: the name stands inside attributes of SVG files.
export const fontFamily = "-apple-system, 'Segoe UI', Inter, Roboto, 'Helvetica Neue', Arial, sans-serif";

/** The colours of a theme: 'light' or 'dark'. */
export function themeOf(name) {
    return name === 'dark' ? dark : light;
}

/** Colour, dash and symbol of the n-th policy; from the eighth on colours come again with other dashes and symbols. */
export function styleOf(n, theme) {
    const size = theme.colours.length;
    const round = Math.floor(n / size);
    return {
        colour: theme.colours[n % size],
        dash: dashes[(n + round) % size],
        symbol: symbols[(n + round) % size],
        decal: decals[(n + round) % size] && {...decals[(n + round) % size], color: 'rgba(255,255,255,0.38)'},
    };
}
