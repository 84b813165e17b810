export default function BoardScreen() {
  return null;
}
