export { createDiagram } from './diagram.js';
