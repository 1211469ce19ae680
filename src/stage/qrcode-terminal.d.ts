declare module 'qrcode-terminal' {
  const qrcode: {
    generate(text: string, options: { small: boolean }, receive: (drawing: string) => void): void;
  };
  export default qrcode;
}
