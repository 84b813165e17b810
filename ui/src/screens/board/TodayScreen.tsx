export default function TodayScreen() {
  return null;
}
