import type { Texts } from './texts.js';

export const spanish: Texts = {
  greeting: (name) => (name === undefined ? 'Hola:' : `Hola, ${name}:`),
  about: {
    confirmation: ({ code }) => ({
      subject: 'Confirme su cuenta',
      email: `le damos la bienvenida. Confirme su cuenta con este código: ${code}`,
      sms: `Código para confirmar su cuenta: ${code}`,
    }),
    'password reset': ({ code }) => ({
      subject: 'Elija una contraseña nueva',
      email: `si usted lo ha pedido, elija una contraseña nueva con este código; si no, nada cambia. Código: ${code}`,
      sms: `Código para una contraseña nueva: ${code}`,
    }),
    invitation: ({ code, username }) => ({
      subject: 'Su cuenta nueva',
      email: `hay una cuenta para usted. Nombre de usuario: ${username} – contraseña para el primer acceso: ${code}`,
      sms: `Su cuenta nueva: ${username}\nContraseña para el primer acceso: ${code}`,
    }),
    'sign-in code': ({ code }) => ({
      subject: 'Su código de acceso',
      email: `inicie sesión con este código y no se lo dé a nadie: ${code}`,
      sms: `Código para iniciar sesión: ${code}`,
    }),
    address: ({ code }) => ({
      subject: 'Confirme su dirección',
      email: `confirme con este código que esta dirección es suya: ${code}`,
      sms: `Código para confirmar este número: ${code}`,
    }),
  },
};
