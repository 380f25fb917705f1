// What the page says, in English and in Korean. Names of operations and statuses stay as they are.
const STRINGS = {
  title: ["Personalize on this machine", "이 컴퓨터의 Personalize"],
  skip: ["To the content", "본문으로 건너뛰기"],
  resources: ["Resources", "리소스"],
  data: ["Data", "데이터"],
  models: ["Models", "모델"],
  try: ["Try it", "사용해 보기"],
  requests: ["Requests", "요청"],
  health: ["Health", "상태"],
  place: ["Account and region", "계정과 리전"],
  language: ["Language", "언어"],
  theme: ["Theme", "테마"],
  theme_system: ["as the system", "시스템 설정"],
  theme_light: ["light", "밝게"],
  theme_dark: ["dark", "어둡게"],
  group: ["Dataset group", "데이터 세트 그룹"],
  nothing: ["Nothing is here yet. Create a dataset group through the API, or run the first notebook.",
    "아직 아무것도 없습니다. API로 데이터 세트 그룹을 만들거나 첫 번째 노트북을 실행합니다."],
  schemas: ["Schemas", "스키마"],
  datasets: ["Datasets and imports", "데이터 세트와 가져오기"],
  learning: ["Solutions, versions, campaigns", "솔루션, 솔루션 버전, 캠페인"],
  live: ["Filters, event trackers, metrics", "필터, 이벤트 추적기, 지표"],
  jobs: ["Batch jobs and exports", "배치 작업과 내보내기"],
  none: ["none", "없음"],
  status: ["Status", "상태"],
  created: ["Created", "생성"],
  updated: ["Updated", "변경"],
  reason: ["Reason", "이유"],
  progress: ["Progress", "진행 상황"],
  arn: ["ARN", "ARN"],
  copy: ["Copy", "복사"],
  copied: ["Copied", "복사했습니다"],
  close: ["Close", "닫기"],
  as_boto3: ["The request that makes one like it, in boto3", "같은 리소스를 만드는 요청 (boto3)"],
  as_cli: ["The same with the AWS CLI", "같은 요청 (AWS CLI)"],
  described: ["What Describe shows", "Describe 결과"],
  dataset: ["Dataset", "데이터 세트"],
  rows: ["Rows", "행"],
  bulk: ["From imports", "가져오기로 받은 행"],
  single: ["Live events and single records", "실시간 이벤트와 개별 레코드"],
  partly: ["The figures below are of the first {n} rows.", "아래 수치는 처음 {n}개 행에서 구했습니다."],
  activity: ["Interactions over time", "시간에 따른 상호 작용"],
  each: ["rows per {period} (UTC), at most {most}", "{period}별 행 수(UTC), 최대 {most}"],
  minute: ["minute", "분"],
  hour: ["hour", "시간"],
  day: ["day", "일"],
  week: ["week", "주"],
  month: ["month", "월"],
  year: ["year", "연"],
  outside: ["{n} more are earlier or later.", "{n}개는 이 기간보다 이르거나 늦습니다."],
  columns: ["Columns", "열"],
  column: ["Column", "열"],
  type: ["Type", "유형"],
  missing: ["Missing", "누락"],
  distinct: ["Different values", "서로 다른 값"],
  spread: ["Least to most (mean)", "최소 ~ 최대 (평균)"],
  distribution: ["Distribution", "분포"],
  first: ["The first rows", "처음 몇 행"],
  metric: ["Metric", "지표"],
  with_repeats: ["With repeats", "반복 포함"],
  new_only: ["New items only", "새 항목만"],
  compare: ["{metric} of each version beside the two baselines, {users} test users, 95 % intervals",
    "솔루션 버전별 {metric}, 두 기준선과 비교, 테스트 사용자 {users}명, 95% 신뢰 구간"],
  version: ["Solution version", "솔루션 버전"],
  every_version: ["Every version", "모든 버전"],
  recipe: ["Recipe", "레시피"],
  popularity: ["popularity", "인기도"],
  last_again: ["what they did last, again", "마지막에 한 것을 다시"],
  model: ["model", "모델"],
  lead: ["Lead over popularity (95 %)", "인기도에 대한 우위 (95%)"],
  undecided: ["not distinguishable", "구별되지 않음"],
  ahead: ["ahead", "앞섬"],
  behind: ["behind", "뒤짐"],
  no_models: ["No solution version of this group has been evaluated yet.",
    "이 그룹에는 아직 평가된 솔루션 버전이 없습니다."],
  ours: ["The models are this product's own: figures of the real service will differ.",
    "모델은 이 제품이 직접 만든 것이므로 실제 서비스의 수치와 다릅니다."],
  campaign: ["Campaign or recommender", "캠페인 또는 추천자"],
  user: ["User", "사용자"],
  item: ["Item", "항목"],
  ranked: ["Items to rank, one a line", "순위를 매길 항목 (한 줄에 하나)"],
  filter: ["Filter", "필터"],
  values: ["Value of ${name}", "${name} 값"],
  results: ["Number of results", "결과 수"],
  context: ["Context (NAME=value, one a line)", "컨텍스트 (NAME=값, 한 줄에 하나)"],
  promotion: ["Promotion: filter", "프로모션: 필터"],
  percent: ["Promotion: percent of the list", "프로모션: 목록 비율(%)"],
  ask: ["Ask", "요청하기"],
  answer: ["Answer", "응답"],
  rank: ["Rank", "순위"],
  score: ["Score", "점수"],
  about: ["Metadata", "메타데이터"],
  moved: ["Moved", "변화"],
  came: ["new in the list", "새로 들어옴"],
  left: ["Left the list:", "목록에서 빠진 항목:"],
  past: ["Latest interactions", "최근 상호 작용"],
  event: ["Event", "이벤트"],
  when: ["When", "시각"],
  send: ["Send an event", "이벤트 보내기"],
  event_type: ["Event type", "이벤트 유형"],
  send_and_ask: ["Send, and ask again", "보내고 다시 요청하기"],
  no_tracker: ["There is no event tracker in this group; CreateEventTracker makes one.",
    "이 그룹에 이벤트 추적기가 없습니다. CreateEventTracker로 만들 수 있습니다."],
  no_campaign: ["No campaign or recommender of this group is ACTIVE.",
    "이 그룹에 ACTIVE 상태인 캠페인이나 추천자가 없습니다."],
  unchanged: ["Nothing moved.", "순위가 바뀌지 않았습니다."],
  as_request: ["This request in boto3", "이 요청 (boto3)"],
  operation: ["Operation", "작업"],
  all: ["all", "전체"],
  caller: ["Account, region", "계정, 리전"],
  ms: ["ms", "ms"],
  error: ["Error", "오류"],
  errors: ["Errors among the latest requests", "최근 요청의 오류"],
  count: ["Count", "횟수"],
  errors_only: ["errors only", "오류만"],
  follow: ["follow live", "실시간으로 보기"],
  body: ["Body", "본문"],
  show: ["show", "보기"],
  no_requests: ["No request fits.", "해당하는 요청이 없습니다."],
  kept: ["The latest {n} requests.", "최근 요청 {n}개입니다."],
  since: ["Running since", "시작 시각"],
  memory: ["Memory", "메모리"],
  waiting: ["Unfinished jobs", "끝나지 않은 작업"],
  per_second: ["Requests a second", "초당 요청"],
  p50: ["Half within (p50)", "절반 응답 시간 (p50)"],
  p99: ["99 % within (p99)", "99% 응답 시간 (p99)"],
  version_of: ["Version", "버전"],
  folder: ["Data directory", "데이터 디렉터리"],
  job: ["Job", "작업"],
  failed: ["The stand-in does not answer: {why}", "로컬 스탠드인이 응답하지 않습니다: {why}"],
  loading: ["Loading …", "불러오는 중 …"],
};

// Kinds of resources, as in ARNs; in English they are said as they are.
const KINDS = {
  "dataset-group": "데이터 세트 그룹", schema: "스키마", dataset: "데이터 세트",
  "dataset-import-job": "데이터 세트 가져오기 작업", "dataset-export-job": "데이터 세트 내보내기 작업",
  "data-deletion-job": "데이터 삭제 작업", solution: "솔루션", "solution-version": "솔루션 버전",
  campaign: "캠페인", recommender: "추천자", filter: "필터", "event-tracker": "이벤트 추적기",
  "metric-attribution": "지표 어트리뷰션", "batch-inference-job": "배치 추론 작업",
  "batch-segment-job": "배치 세그먼트 작업",
};

// What workers report of their progress: steps, and the names of figures.
const PROGRESS = {
  reading: "읽는 중", training: "훈련 중", evaluating: "평가 중",
  saving: "저장 중", epoch: "에포크", of: "전체", loss: "손실", validation_loss: "검증 손실",
  strength: "강도", best: "지금까지 최고", trainings: "훈련 수", recipe: "레시피", rows: "행", bytes: "바이트", lines: "줄",
  items: "아이템", cold_items: "콜드 아이템", segments: "세그먼트", vectors: "벡터", dimension: "차원",
  metadata: "메타데이터", behaviour: "행동", descriptions: "설명", names: "이름",
  "of the older interactions": "이전 상호 작용", "of all interactions": "모든 상호 작용",
};

export const LANGUAGES = { en: "English", ko: "한국어" };

export const language = () => {
  const chosen = localStorage.getItem("language");
  if (chosen in LANGUAGES) return chosen;
  return navigator.language.startsWith("ko") ? "ko" : "en";
};

export function t(key, values = {}) {
  const text = STRINGS[key][language() === "ko" ? 1 : 0];
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const kindOf = (kind) => (language() === "ko" && KINDS[kind]) || kind.replaceAll("-", " ");

/** A step, a figure's name or a word of a worker's report. */
export const reported = (word) => (language() === "ko" && PROGRESS[word]) || word.replaceAll("_", " ");

export const number = (value, digits = 0) => value === null || value === undefined ? "–"
  : value.toLocaleString(language(), { maximumFractionDigits: digits,
    minimumFractionDigits: Math.abs(value) < 1 ? digits : 0 });

export const moment = (seconds) => new Date(seconds * 1000).toLocaleString(language(),
  { dateStyle: "medium", timeStyle: "medium" });

export const day = (seconds) => new Date(seconds * 1000).toLocaleDateString(language(),
  { dateStyle: "medium" });
