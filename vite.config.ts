import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

/** The pages: built into web/dist, which the API serves; in development /api goes to a running API. */
export default defineConfig({
  root: 'web',
  plugins: [solid()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', cssTarget: 'chrome108' },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8080', changeOrigin: false } } },
})
