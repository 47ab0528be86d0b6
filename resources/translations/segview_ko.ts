<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>
Gives no single image</source>
        <translation>
하나의 이미지로 나타낼 수 없음</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 또는 </translation>
    </message>
    <message>
        <source> passes</source>
        <translation>회</translation>
    </message>
    <message>
        <source>&apos;{channel}&apos; is no channel of {gate}. Write a number, for example {gate}:0.</source>
        <translation>&apos;{channel}&apos;은(는) {gate}의 채널이 아닙니다. 번호를 쓰세요. 예: {gate}:0</translation>
    </message>
    <message>
        <source>&apos;{label}&apos; (1 part)</source>
        <translation>&apos;{label}&apos; (조각 1개)</translation>
    </message>
    <message>
        <source>&apos;{label}&apos; ({number:,} parts)</source>
        <translation>&apos;{label}&apos; (조각 {number:,}개)</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is not {article}.{hint}</source>
        <translation>&apos;{name}&apos;은(는) 알 수 없는 이름입니다 ({article}).{hint}</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; means that no label applies, and is always there.</source>
        <translation>&apos;{name}&apos;은(는) 어느 라벨에도 속하지 않는 것을 나타내며 항상 있습니다.</translation>
    </message>
    <message>
        <source>&apos;{one}&apos; sets nothing. Write FIELD=VALUE, for example epochs=3 or network.head=C.</source>
        <translation>&apos;{one}&apos;은(는) 아무것도 설정하지 않습니다. FIELD=VALUE로 쓰세요. 예: epochs=3 또는 network.head=C</translation>
    </message>
    <message>
        <source>&apos;{part}&apos; is not a change to a variant. Write, for example, without=cbam, or crf.</source>
        <translation>&apos;{part}&apos;은(는) 모델의 변경이 아닙니다. 예: without=cbam 또는 crf</translation>
    </message>
    <message>
        <source>&apos;{pattern}&apos; does not match {image}. Give an expression that all images match.</source>
        <translation>&apos;{pattern}&apos;이(가) {image}에 맞지 않습니다. 모든 이미지에 맞는 식을 주세요.</translation>
    </message>
    <message>
        <source>&apos;{pattern}&apos; is neither &apos;folder&apos;, nor FILE.csv:column with a file that is there, nor a regular expression ({error}). Give one of them, for example &apos;^(patient\d+)_&apos;.</source>
        <translation>&apos;{pattern}&apos;은(는) &apos;folder&apos;도, 있는 파일의 FILE.csv:column도, 정규식도 아닙니다 ({error}). 그중 하나를 주세요. 예: &apos;^(patient\\d+)_&apos;</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not a list of scales. Write numbers with commas, for example 0.5,1,2.</source>
        <translation>&apos;{text}&apos;은(는) 스케일 목록이 아닙니다. 쉼표로 구분한 수를 쓰세요. 예: 0.5,1,2</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not a part. Write its number and the number of parts, for example 2/8.</source>
        <translation>&apos;{text}&apos;은(는) 부분이 아닙니다. 번호와 전체 수를 주세요. 예: 2/8</translation>
    </message>
    <message>
        <source>&apos;{word}&apos; is no option for Slurm. Write words for sbatch with commas, such as partition=gpu,time=60,gpus_per_node=1; or auto, or local.</source>
        <translation>&apos;{word}&apos;은(는) Slurm 옵션이 아닙니다. partition=gpu,time=60,gpus_per_node=1처럼 sbatch의 낱말을 쉼표로 이어 쓰거나 auto 또는 local을 쓰십시오.</translation>
    </message>
    <message>
        <source>1 gesture</source>
        <translation>동작 1개</translation>
    </message>
    <message>
        <source>1 is the value of a map that is unrelated to the image</source>
        <translation>이미지와 무관한 맵은 1입니다</translation>
    </message>
    <message>
        <source>1 outline within another of the same group: filled, as no hole is marked.</source>
        <translation>같은 그룹의 다른 윤곽선 안에 있는 윤곽선 1개를 구멍 표시가 없어 채웠습니다.</translation>
    </message>
    <message>
        <source>1 outline within another of the same object: read as a hole.</source>
        <translation>같은 객체의 다른 윤곽선 안에 있는 윤곽선 1개를 구멍으로 읽었습니다.</translation>
    </message>
    <message>
        <source>1 part with {why}</source>
        <translation>조각 1개: {why}</translation>
    </message>
    <message>
        <source>1 pixel is not a number: left out.</source>
        <translation>숫자가 없는 픽셀 1개는 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>1 − the expected Dice of the masks if their probabilities are right, mean over the ticked variants; an empty mask with some probability comes first</source>
        <translation>1 − 확률이 옳다고 할 때 마스크의 예상 Dice, 체크한 모델의 평균. 확률은 있는데 마스크가 비어 있으면 맨 앞에 옵니다</translation>
    </message>
    <message>
        <source>1 − the mean Dice of all pairs of masks of one variant’s scales, mean over the ticked variants</source>
        <translation>1 − 한 모델의 스케일별 모든 마스크 쌍의 평균 Dice, 체크한 모델의 평균</translation>
    </message>
    <message>
        <source>1 − the mean Dice of all pairs of masks of the ticked variants; tick two or more</source>
        <translation>1 − 체크한 모델들의 모든 마스크 쌍의 평균 Dice. 둘 이상 체크하세요</translation>
    </message>
    <message>
        <source>2·TP / (2·TP + FP + FN); 1 where mask and ground truth are both empty</source>
        <translation>2·TP / (2·TP + FP + FN). 마스크와 정답이 모두 비어 있으면 1</translation>
    </message>
    <message>
        <source>95th percentile of the distances between the outlines of mask and ground truth; the diagonal where only one of them is empty</source>
        <translation>마스크와 정답 윤곽선 사이 거리의 95 백분위수. 하나만 비어 있으면 대각선 길이</translation>
    </message>
    <message>
        <source>A bar of a round length in the image</source>
        <translation>이미지에 딱 떨어지는 길이의 막대를 표시합니다</translation>
    </message>
    <message>
        <source>A click opens the image on the wall</source>
        <translation>클릭하면 그 이미지가 보드에 열립니다</translation>
    </message>
    <message>
        <source>A click selects the image, a double click or Enter opens it on the wall</source>
        <translation>클릭하면 그 이미지로 가고, 두 번 클릭하거나 Enter를 누르면 보드에 엽니다</translation>
    </message>
    <message>
        <source>A correction was begun, but there is no decision yet</source>
        <translation>수정을 시작했지만 아직 판정하지 않았습니다</translation>
    </message>
    <message>
        <source>A figure has 36 to 1,200 dots per inch, not {dpi:,}.</source>
        <translation>그림의 해상도는 36~1,200 dpi이며 {dpi:,}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>A figure names its variants. Leave the blind mode first.</source>
        <translation>그림에는 모델 이름이 들어갑니다. 먼저 블라인드 모드를 끝내세요.</translation>
    </message>
    <message>
        <source>A file beside each one says what the mask was made from. You are asked before existing files are replaced.</source>
        <translation>각 파일 옆에 마스크의 출처를 적은 파일이 생깁니다. 이미 있는 파일은 덮어쓰기 전에 묻습니다.</translation>
    </message>
    <message>
        <source>A film has at least 2 × 2 pixels, not {size} × {size2}. Choose larger images.</source>
        <translation>동영상은 2 × 2픽셀 이상이어야 하며 {size} × {size2}은(는) 안 됩니다. 더 큰 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>A folder with masks</source>
        <translation>마스크가 있는 폴더</translation>
    </message>
    <message>
        <source>A known length</source>
        <translation>아는 길이</translation>
    </message>
    <message>
        <source>A larger number in masks</source>
        <translation>마스크에서 더 큰 번호</translation>
    </message>
    <message>
        <source>A line of known length; Ctrl+M sets its real length</source>
        <translation>길이를 알려 주는 선. Ctrl+M으로 실제 길이를 정합니다</translation>
    </message>
    <message>
        <source>A name in each line, COCO, labelme, 3D Slicer, ITK-SNAP</source>
        <translation>한 줄에 이름 하나, COCO, labelme, 3D Slicer, ITK-SNAP</translation>
    </message>
    <message>
        <source>A pair was left out: {reason}</source>
        <translation>쌍 하나를 제외했습니다: {reason}</translation>
    </message>
    <message>
        <source>A plan has no field &apos;{name}&apos;.{hint}</source>
        <translation>계획에 &apos;{name}&apos; 항목이 없습니다.{hint}</translation>
    </message>
    <message>
        <source>A point is an image; a click opens it</source>
        <translation>점 하나가 이미지 하나입니다. 클릭하면 열립니다</translation>
    </message>
    <message>
        <source>A polygon; a double click closes it</source>
        <translation>다각형. 두 번 클릭하면 닫힙니다</translation>
    </message>
    <message>
        <source>A reference needs {least} images or more, not {count}: fewer do not show which distance is far.</source>
        <translation>기준에는 이미지가 {least}장 이상 필요합니다. {count}장으로는 무엇이 먼지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>A report needs ground truths: none was found beside these images.</source>
        <translation>보고서에는 정답이 필요한데 이 이미지들 옆에서 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>A run cannot be named {name}. Use at most 80 letters and digits, and after the first also . + - and _.</source>
        <translation>학습 실행의 이름으로 {name}을(를) 쓸 수 없습니다. 글자와 숫자, 두 번째부터는 . + - _도 쓸 수 있으며 80자까지입니다.</translation>
    </message>
    <message>
        <source>A run is still training</source>
        <translation>학습이 아직 진행 중입니다</translation>
    </message>
    <message>
        <source>A second folder</source>
        <translation>두 번째 폴더</translation>
    </message>
    <message>
        <source>A smaller number in masks</source>
        <translation>마스크에서 더 작은 번호</translation>
    </message>
    <message>
        <source>A table with the names of the images</source>
        <translation>이미지 이름이 있는 표</translation>
    </message>
    <message>
        <source>Ablation-CAM</source>
        <translation>Ablation-CAM</translation>
    </message>
    <message>
        <source>About segview</source>
        <translation>segview 정보</translation>
    </message>
    <message>
        <source>About the report</source>
        <translation>보고서에 대해</translation>
    </message>
    <message>
        <source>About {count:,} {of} would be needed to see a difference of this size.</source>
        <translation>이 크기의 차이를 보려면 {of} 약 {count:,}개가 필요합니다.</translation>
    </message>
    <message>
        <source>Absolute rank correlation with the map of the same network with random weights (Adebayo et al., 2018): near 0 where the map depends on what was learned</source>
        <translation>무작위 가중치를 가진 같은 네트워크의 맵과의 순위 상관의 절댓값 (Adebayo et al., 2018): 맵이 학습한 것에 달려 있으면 0에 가깝습니다</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>폴더 추가</translation>
    </message>
    <message>
        <source>Add a label (Ins)</source>
        <translation>라벨 추가 (Ins)</translation>
    </message>
    <message>
        <source>Add a label, or read labels from a file.</source>
        <translation>라벨을 추가하거나 파일에서 읽으세요.</translation>
    </message>
    <message>
        <source>Adversarial erasing</source>
        <translation>적대적 소거</translation>
    </message>
    <message>
        <source>After the last region, the next image</source>
        <translation>마지막 영역 다음은 다음 이미지입니다</translation>
    </message>
    <message>
        <source>After {done:,} of {every:,} images:</source>
        <translation>{every:,}개 중 {done:,}개 이미지까지:</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>Agreement of any two</source>
        <translation>둘씩의 일치도</translation>
    </message>
    <message>
        <source>Agreement of the outlines within 0.75 % of the diagonal (Csurka et al., 2013)</source>
        <translation>대각선의 0.75 % 이내에서 윤곽선이 일치하는 정도 (Csurka et al., 2013)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>All but rejected ones</source>
        <translation>거부한 것을 뺀 모두</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>모든 명령</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>모든 명령…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>All maps</source>
        <translation>모든 맵</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>모든 학습 실행</translation>
    </message>
    <message>
        <source>All runs as a table: compare, rename, delete</source>
        <translation>모든 학습 실행을 표로 봅니다: 비교, 이름 변경, 삭제</translation>
    </message>
    <message>
        <source>All scales</source>
        <translation>모든 스케일</translation>
    </message>
    <message>
        <source>All texts of the window in the system&apos;s size</source>
        <translation>창의 모든 글자를 시스템의 크기로 합니다</translation>
    </message>
    <message>
        <source>All texts of the window one size larger</source>
        <translation>창의 모든 글자를 한 단계 크게 합니다</translation>
    </message>
    <message>
        <source>All texts of the window one size smaller</source>
        <translation>창의 모든 글자를 한 단계 작게 합니다</translation>
    </message>
    <message>
        <source>All variants&apos; outlines</source>
        <translation>모든 모델의 윤곽선</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Also in other images</source>
        <translation>다른 이미지에도 됩니다</translation>
    </message>
    <message>
        <source>Also list the maps that are not shown beside the image</source>
        <translation>이미지 옆에 없는 맵도</translation>
    </message>
    <message>
        <source>Also show the most important maps of each variant in its row</source>
        <translation>각 모델의 핵심 맵도 그 모델의 행에 표시합니다</translation>
    </message>
    <message>
        <source>Alt +</source>
        <translation>Alt +</translation>
    </message>
    <message>
        <source>Alter the image</source>
        <translation>이미지 바꾸기</translation>
    </message>
    <message>
        <source>Among the classes that can be painted</source>
        <translation>칠할 수 있는 클래스 중에서</translation>
    </message>
    <message>
        <source>An image is deleted in 2 to {most} steps, not in {steps}. 10 are usual.</source>
        <translation>이미지 삭제는 2~{most}단계이며 {steps}단계는 안 됩니다. 보통 10단계입니다.</translation>
    </message>
    <message>
        <source>And go to its image</source>
        <translation>그 이미지로 돌아갑니다</translation>
    </message>
    <message>
        <source>And {more} more cannot be opened.</source>
        <translation>그 밖에 {more}개를 더 열 수 없습니다.</translation>
    </message>
    <message>
        <source>Another name for the chosen run</source>
        <translation>고른 학습 실행의 이름을 바꿉니다</translation>
    </message>
    <message>
        <source>Another segview is writing {path}. Wait for it, or share the images: --part 1/2 here and --part 2/2 there.</source>
        <translation>다른 segview가 지금 {path}에 쓰고 있습니다. 기다리거나 이미지를 나누세요: 여기서 --part 1/2, 저쪽에서 --part 2/2</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>크기 변경</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>아키텍처</translation>
    </message>
    <message>
        <source>Architecture of the network</source>
        <translation>네트워크의 아키텍처</translation>
    </message>
    <message>
        <source>Area and uncertainty over time</source>
        <translation>시간에 따른 면적과 불확실성</translation>
    </message>
    <message>
        <source>Area of the part</source>
        <translation>조각의 면적</translation>
    </message>
    <message>
        <source>Area under the target&apos;s probability while the pixels marked most are deleted first (Petsiuk et al., 2018)</source>
        <translation>가장 강하게 표시된 픽셀부터 삭제할 때 대상 확률 곡선 아래의 면적 (Petsiuk et al., 2018)</translation>
    </message>
    <message>
        <source>Area under the target&apos;s probability while the pixels marked most are inserted first</source>
        <translation>가장 강하게 표시된 픽셀부터 삽입할 때 대상 확률 곡선 아래의 면적</translation>
    </message>
    <message>
        <source>Arrow keys and Space with a tool</source>
        <translation>도구를 든 채 화살표 키와 스페이스</translation>
    </message>
    <message>
        <source>Arrow keys on a panel</source>
        <translation>패널에서 화살표 키</translation>
    </message>
    <message>
        <source>Artefacts</source>
        <translation>아티팩트</translation>
    </message>
    <message>
        <source>As PNG, COCO, labelme or DICOM</source>
        <translation>PNG, COCO, labelme 또는 DICOM으로</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>원래대로</translation>
    </message>
    <message>
        <source>As on the wall; otherwise only the scale nearest to 1</source>
        <translation>보드와 같이 합니다. 끄면 1에 가장 가까운 스케일만</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>As {path}…</source>
        <translation>{path}처럼…</translation>
    </message>
    <message>
        <source>Ask for permission to read it, or copy it to a folder of your own</source>
        <translation>읽기 권한을 요청하거나 자신의 폴더로 복사하세요</translation>
    </message>
    <message>
        <source>Assumed: {text}</source>
        <translation>가정: {text}</translation>
    </message>
    <message>
        <source>At its highest</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>At the cursor beside the whole image</source>
        <translation>커서 위치와 이미지 전체</translation>
    </message>
    <message>
        <source>At the cursor, for each variant</source>
        <translation>커서 위치, 모델별</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>Attention at</source>
        <translation>어텐션 위치</translation>
    </message>
    <message>
        <source>Attention in ONNX files is found with the package {about}: {install_command}</source>
        <translation>ONNX 파일의 어텐션을 찾으려면 {about} 패키지가 필요합니다: {install_command}</translation>
    </message>
    <message>
        <source>Attention in a branch or loop of the graph ({about}) can neither be shown nor left out.</source>
        <translation>그래프의 분기나 반복({about}) 안에 있는 어텐션은 표시하거나 제외할 수 없습니다.</translation>
    </message>
    <message>
        <source>Attention in one operation ({about}) can neither be shown nor left out: the graph does not have its weights.</source>
        <translation>하나의 연산({about})으로 된 어텐션은 표시하거나 제외할 수 없습니다. 그래프에 그 가중치가 없습니다.</translation>
    </message>
    <message>
        <source>Attention module; if empty, that of the head</source>
        <translation>어텐션 모듈. 비어 있으면 헤드가 정하는 것</translation>
    </message>
    <message>
        <source>Attention of this block only, or through all blocks below it</source>
        <translation>블록만의 어텐션, 또는 그 아래 모든 블록을 거친 어텐션</translation>
    </message>
    <message>
        <source>Attention options</source>
        <translation>어텐션 옵션</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>증강</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Average weights</source>
        <translation>가중치 평균</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Back to the default display settings</source>
        <translation>기본 표시 설정으로 돌아갑니다</translation>
    </message>
    <message>
        <source>Back to the film</source>
        <translation>동영상으로 돌아가기</translation>
    </message>
    <message>
        <source>Back to the image (F7)</source>
        <translation>이미지로 돌아가기 (F7)</translation>
    </message>
    <message>
        <source>Back to the image as it is</source>
        <translation>원래 이미지로</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Batch scale</source>
        <translation>배치 스케일</translation>
    </message>
    <message>
        <source>Before the change</source>
        <translation>변경 전</translation>
    </message>
    <message>
        <source>Before: {what} {value:.3f}, of the variant it started from</source>
        <translation>이전: 이어받은 모델의 {what} {value:.3f}</translation>
    </message>
    <message>
        <source>Begin again at the end</source>
        <translation>끝나면 처음부터 다시 재생합니다</translation>
    </message>
    <message>
        <source>Begin with an empty mask</source>
        <translation>빈 마스크에서 시작합니다</translation>
    </message>
    <message>
        <source>Begin with the ground truth of the image</source>
        <translation>이미지의 정답에서 시작합니다</translation>
    </message>
    <message>
        <source>Begin with the mask under the pointer</source>
        <translation>포인터 아래의 마스크에서 시작합니다</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>추가 입력</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>최고</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>최고 에포크</translation>
    </message>
    <message>
        <source>Best: epoch {number}, {what} {value:.3f} (mean over images)</source>
        <translation>최고: 에포크 {number}, {what} {value:.3f} (이미지 평균)</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Between two corners clicked with the lasso, the line follows the edges of the image</source>
        <translation>올가미로 클릭한 두 꼭짓점 사이의 선이 이미지의 경계를 따라갑니다</translation>
    </message>
    <message>
        <source>Blind mode</source>
        <translation>블라인드 모드</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Block of self-attention, counted from the input</source>
        <translation>입력부터 센 자기 어텐션 블록</translation>
    </message>
    <message>
        <source>Block {block} has heads 1 to {heads}, but no head {head}.</source>
        <translation>블록 {block}의 헤드는 1~{heads}이고 {head}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>Block {block} has no class token. Choose a point.</source>
        <translation>블록 {block}에는 클래스 토큰이 없습니다. 점을 선택하세요.</translation>
    </message>
    <message>
        <source>Block {number}</source>
        <translation>블록 {number}</translation>
    </message>
    <message>
        <source>Blue alone</source>
        <translation>파랑만</translation>
    </message>
    <message>
        <source>Blue: in the order of the map. Orange: patches in random order.</source>
        <translation>파랑: 맵의 순서. 주황: 무작위 순서의 조각.</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>흐림</translation>
    </message>
    <message>
        <source>Blur what is painted; the right button brings the image back</source>
        <translation>칠한 곳을 흐리게 합니다. 오른쪽 단추는 이미지를 되돌립니다</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>Brightness, contrast, channels</source>
        <translation>밝기, 대비, 채널</translation>
    </message>
    <message>
        <source>Browse the epochs (arrow keys)</source>
        <translation>에포크를 넘겨 봅니다 (화살표 키)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>브러시</translation>
    </message>
    <message>
        <source>By a score: evaluate on the page Compare (F2)</source>
        <translation>점수순: 비교 페이지(F2)에서 평가하세요</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>이름순</translation>
    </message>
    <message>
        <source>By slice</source>
        <translation>구분별</translation>
    </message>
    <message>
        <source>CBAM, spatial gate sigmoid · tanh</source>
        <translation>CBAM, 공간 게이트 sigmoid · tanh</translation>
    </message>
    <message>
        <source>COCO JSON (instances)</source>
        <translation>COCO JSON (인스턴스)</translation>
    </message>
    <message>
        <source>COCO JSON (run lengths)</source>
        <translation>COCO JSON (런 길이)</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>CVAT XML</source>
        <translation>CVAT XML</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>Cameras need PyAV: {install_command}.</source>
        <translation>카메라를 보려면 PyAV가 필요합니다: {install_command}.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Card of the selected variant</source>
        <translation>선택한 모델의 카드</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>이어 적용</translation>
    </message>
    <message>
        <source>Carry the correction of the current image on to the frames after it, until it no longer fits</source>
        <translation>현재 이미지의 수정을 더 이상 맞지 않을 때까지 다음 프레임들에 이어 적용합니다</translation>
    </message>
    <message>
        <source>Carry the correction on</source>
        <translation>수정을 이어 적용</translation>
    </message>
    <message>
        <source>Change the selected variant</source>
        <translation>선택한 모델 변경</translation>
    </message>
    <message>
        <source>Change the whole mask at once</source>
        <translation>마스크 전체를 한 번에 바꿉니다</translation>
    </message>
    <message>
        <source>Change ▾</source>
        <translation>변경 ▾</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Channel gain</source>
        <translation>채널 이득</translation>
    </message>
    <message>
        <source>Channel, 0 to {count}</source>
        <translation>채널, 0~{count}</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Channels weighed by positive gradients, pixel by pixel (Chattopadhay et al., 2018)</source>
        <translation>양의 기울기로 픽셀마다 채널에 가중치를 줍니다 (Chattopadhay et al., 2018)</translation>
    </message>
    <message>
        <source>Channels weighed by the mean gradient of the target&apos;s score (Selvaraju et al., 2017)</source>
        <translation>대상 점수의 평균 기울기로 채널에 가중치를 줍니다 (Selvaraju et al., 2017)</translation>
    </message>
    <message>
        <source>Channels weighed by what the score loses without them; no gradients, a pass for each channel (Ramaswamy and Desai, 2020)</source>
        <translation>채널이 없을 때 줄어드는 점수로 가중치를 줍니다. 기울기 없이 채널마다 한 번 계산합니다 (Ramaswamy and Desai, 2020)</translation>
    </message>
    <message>
        <source>Channels × size</source>
        <translation>채널 × 크기</translation>
    </message>
    <message>
        <source>Check all images</source>
        <translation>모든 이미지 검사</translation>
    </message>
    <message>
        <source>Check the disk or the network it is on, and try again</source>
        <translation>그것이 있는 디스크나 네트워크를 확인하고 다시 하세요</translation>
    </message>
    <message>
        <source>Check the maps on all images</source>
        <translation>모든 이미지의 맵 검사</translation>
    </message>
    <message>
        <source>Check the maps on this image</source>
        <translation>이 이미지의 맵 검사</translation>
    </message>
    <message>
        <source>Check the shown maps on the current image</source>
        <translation>표시된 맵을 현재 이미지에서 검사합니다</translation>
    </message>
    <message>
        <source>Check them on every opened image, in the background; earlier results are reused</source>
        <translation>열린 모든 이미지에서 뒤에서 검사합니다. 이미 검사한 것은 다시 계산하지 않습니다</translation>
    </message>
    <message>
        <source>Check this image</source>
        <translation>이 이미지 검사</translation>
    </message>
    <message>
        <source>Check whether the maps explain what is found, or go back</source>
        <translation>맵이 예측을 설명하는지 보거나 되돌아갑니다</translation>
    </message>
    <message>
        <source>Check whether the maps explain what the ticked variants find (F3)</source>
        <translation>맵이 체크한 모델의 예측을 설명하는지 (F3)</translation>
    </message>
    <message>
        <source>Checkpoint…</source>
        <translation>체크포인트…</translation>
    </message>
    <message>
        <source>Checks and verdicts</source>
        <translation>검사와 판정</translation>
    </message>
    <message>
        <source>Checks of the maps</source>
        <translation>맵의 검사</translation>
    </message>
    <message>
        <source>Checks whether the shown maps explain the predictions of the ticked variants: where the maps point, what deleting and inserting patches of the image in their order changes, and how the maps change with random weights and disturbances.</source>
        <translation>표시된 맵이 체크한 모델의 예측을 설명하는지 검사합니다: 맵이 어디를 가리키는지, 그 순서로 이미지 조각을 삭제하고 삽입하면 어떻게 달라지는지, 무작위 가중치와 교란에서 맵이 어떻게 달라지는지.</translation>
    </message>
    <message>
        <source>Choose a label first.</source>
        <translation>먼저 라벨을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a network and switch off its attention under Change: a new row shows the effect. The sign ? above a panel explains its map.</source>
        <translation>네트워크를 고르고 ‘변경’에서 어텐션을 빼 보세요: 새 행이 그 결과를 보여 줍니다. 패널 위의 ? 표시는 그 맵의 뜻을 알려 줍니다.</translation>
    </message>
    <message>
        <source>Choose all listed images</source>
        <translation>목록의 모든 이미지 선택</translation>
    </message>
    <message>
        <source>Choose an image in it</source>
        <translation>그 안의 이미지를 고르세요</translation>
    </message>
    <message>
        <source>Choose the colour of the chosen label</source>
        <translation>선택한 라벨의 색을 고릅니다</translation>
    </message>
    <message>
        <source>Choose the file of the weights</source>
        <translation>가중치 파일 선택</translation>
    </message>
    <message>
        <source>Choose the file that has &apos;images&apos;, &apos;categories&apos; and &apos;annotations&apos;.</source>
        <translation>&apos;images&apos;, &apos;categories&apos;, &apos;annotations&apos;가 있는 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>폴더 선택</translation>
    </message>
    <message>
        <source>Choose the folder that it is in</source>
        <translation>그것이 있는 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Choose the known folder</source>
        <translation>기존 데이터 폴더 선택</translation>
    </message>
    <message>
        <source>Choose the mask whose name ends in labelIds.</source>
        <translation>이름이 labelIds로 끝나는 마스크를 선택하세요.</translation>
    </message>
    <message>
        <source>Choose the order in which to review the images. N goes to the next uncertain place; Y accepts, J rejects, W skips.</source>
        <translation>이미지를 검토할 순서를 고르세요. N은 다음 불확실한 곳으로 가고, Y는 승인, J는 거부, W는 건너뛰기입니다.</translation>
    </message>
    <message>
        <source>Choose the polygon (Shift+L) and click into a part of the mask first.</source>
        <translation>먼저 다각형(Shift+L)을 잡고 마스크의 조각 안을 클릭하세요.</translation>
    </message>
    <message>
        <source>Choose the scores whose curves are shown</source>
        <translation>곡선으로 표시할 점수를 고릅니다</translation>
    </message>
    <message>
        <source>Choose threshold</source>
        <translation>임계값 선택</translation>
    </message>
    <message>
        <source>Chosen learning rate</source>
        <translation>선택할 학습률</translation>
    </message>
    <message>
        <source>Chosen: {rate}.</source>
        <translation>선택: {rate}.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Class activation maps are computed by captum, which is not installed. Install it with pip install &apos;segview[explain]&apos;, or choose Eigen-CAM.</source>
        <translation>클래스 활성화 맵은 captum으로 계산하는데 설치되어 있지 않습니다. pip install &apos;segview[explain]&apos;으로 설치하거나 Eigen-CAM을 고르세요.</translation>
    </message>
    <message>
        <source>Class activation maps, for this image and point</source>
        <translation>이 이미지와 이 점에 대한 클래스 활성화 맵</translation>
    </message>
    <message>
        <source>Class that the eraser writes</source>
        <translation>지우면 남는 것</translation>
    </message>
    <message>
        <source>Class under the pointer</source>
        <translation>포인터 아래의 클래스</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <source>Class weights of the cross entropy: median_frequency, the median of the classes&apos; shares of the pixels over each class&apos;s own (Eigen and Fergus, 2015), so that rare classes count</source>
        <translation>교차 엔트로피에서 클래스의 가중치: median_frequency는 클래스 픽셀 비율의 중앙값을 각 클래스의 비율로 나누어(Eigen and Fergus, 2015) 드문 클래스도 반영되게 합니다</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Classes of the variants</source>
        <translation>모델의 클래스</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>클릭</translation>
    </message>
    <message>
        <source>Click a class to hide or show it, with Ctrl to see it alone</source>
        <translation>클래스를 클릭하면 숨기거나 표시하고, Ctrl과 함께 클릭하면 그것만 표시합니다</translation>
    </message>
    <message>
        <source>Click a point of the image (or Q under the pointer)</source>
        <translation>이미지의 한 점을 클릭하세요 (또는 포인터 아래에서 Q)</translation>
    </message>
    <message>
        <source>Click corner by corner, or into a part to move its vertices; Enter closes, right click removes a vertex, Shift+click begins anew inside a part (Shift+L)</source>
        <translation>꼭짓점을 하나씩 클릭하거나, 조각 안을 클릭하여 꼭짓점을 옮깁니다. Enter는 닫기, 오른쪽 클릭은 꼭짓점 제거, Shift+클릭은 조각 안에서 새로 시작 (Shift+L)</translation>
    </message>
    <message>
        <source>Click corners with the lasso</source>
        <translation>올가미로 꼭짓점 클릭</translation>
    </message>
    <message>
        <source>Click into a hole to fill it; right click on a part to remove it (L)</source>
        <translation>구멍 안을 클릭하면 메우고, 조각을 오른쪽 클릭하면 제거합니다 (L)</translation>
    </message>
    <message>
        <source>Click into an image</source>
        <translation>이미지 안을 클릭하세요</translation>
    </message>
    <message>
        <source>Click on it</source>
        <translation>영역을 클릭합니다</translation>
    </message>
    <message>
        <source>Click on what is missing, right click on what is extra: the mask follows (K). With SAM, you can also drag a box, and K takes its next mask. Enter accepts, Backspace undoes the last click, Esc discards</source>
        <translation>빠진 곳은 클릭, 넘친 곳은 오른쪽 클릭: 마스크가 따라옵니다(K). SAM에서는 상자를 끌 수도 있고, K로 다음 마스크를 고릅니다. Enter로 수락, Backspace로 마지막 클릭 취소, Esc로 버림</translation>
    </message>
    <message>
        <source>Click to add a connected region of similar colour; the right button removes it (R)</source>
        <translation>비슷하고 이어진 곳을 클릭합니다. 오른쪽 단추는 그곳을 지웁니다 (R)</translation>
    </message>
    <message>
        <source>Click what is wrong</source>
        <translation>틀린 곳 클릭</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>메시지 닫기</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>묶음</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Colour deviation</source>
        <translation>색 편차</translation>
    </message>
    <message>
        <source>Colour errors by predicted class</source>
        <translation>틀린 픽셀을 예측 색으로</translation>
    </message>
    <message>
        <source>Colour of each class as #rrggbb, also used to read coloured masks; if empty, the window&apos;s own</source>
        <translation>각 클래스의 색(#rrggbb). 색으로 된 마스크를 읽을 때도 씁니다. 비어 있으면 창의 기본색</translation>
    </message>
    <message>
        <source>Colour, red, green, blue, grey, like narrow-band light; networks see the image as it is</source>
        <translation>컬러, 빨강, 초록, 파랑, 회색, 협대역광처럼. 네트워크는 원래 이미지를 봅니다</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Colours by part</source>
        <translation>부분별 색</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>색…</translation>
    </message>
    <message>
        <source>Columns of the input</source>
        <translation>입력의 열 수</translation>
    </message>
    <message>
        <source>Comma-separated values</source>
        <translation>쉼표로 구분된 값</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Compare all others with this one, or every pair</source>
        <translation>다른 모두를 이 모델과 비교하거나 모든 쌍을 비교합니다</translation>
    </message>
    <message>
        <source>Compare the ticked variants over all images, or go back</source>
        <translation>모든 이미지에서 체크한 모델을 비교하거나 되돌아갑니다</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>Comparison over all images</source>
        <translation>모든 이미지에 대한 비교</translation>
    </message>
    <message>
        <source>Components as colours</source>
        <translation>주성분을 색으로</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>Compute it for the chosen layer and every ticked variant, on this image. Shift+I computes all pending maps</source>
        <translation>이 이미지에서 선택한 레이어와 체크한 모든 모델에 대해 계산합니다. Shift+I는 대기 중인 것을 모두 계산합니다</translation>
    </message>
    <message>
        <source>Compute pending maps</source>
        <translation>대기 중인 맵 계산</translation>
    </message>
    <message>
        <source>Compute the class activation map</source>
        <translation>클래스 활성화 맵 계산</translation>
    </message>
    <message>
        <source>Compute the ticked variants again, even if the results are known</source>
        <translation>이미 결과가 있어도 체크한 모델을 새로 계산합니다</translation>
    </message>
    <message>
        <source>Compute the ticked variants again, even if the results are known (I)</source>
        <translation>이미 결과가 있어도 체크한 모델을 새로 계산합니다 (I)</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>계산 중</translation>
    </message>
    <message>
        <source>Confident errors (pattern 1 of Jeong et al., 2023): {wrong_certain:,} pixels, {percent}
Uncertain errors (pattern 2): {wrong_uncertain:,} pixels, {percent2} of the image</source>
        <translation>확신 오류 (Jeong et al., 2023의 유형 1): {wrong_certain:,}픽셀, {percent}
불확실 오류 (유형 2): {wrong_uncertain:,}픽셀, 이미지의 {percent2}</translation>
    </message>
    <message>
        <source>Confusion: rows true, columns predicted</source>
        <translation>혼동: 행은 정답, 열은 예측</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Content on the right of the divider</source>
        <translation>구분선 오른쪽에 보일 것</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>목차</translation>
    </message>
    <message>
        <source>Contents beside the page</source>
        <translation>페이지 옆의 목차</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>Controls, curves and validation previews</source>
        <translation>조작, 곡선, 관찰 이미지</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy both tables</source>
        <translation>두 표 복사</translation>
    </message>
    <message>
        <source>Copy both tables for a spreadsheet; Ctrl+C in a table copies that one</source>
        <translation>두 표를 스프레드시트용으로 복사합니다. 표 안에서 Ctrl+C는 그 표를 복사합니다</translation>
    </message>
    <message>
        <source>Copy scores and statistics</source>
        <translation>점수와 통계 복사</translation>
    </message>
    <message>
        <source>Copy the checks</source>
        <translation>검사 결과 복사</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>수치 복사</translation>
    </message>
    <message>
        <source>Copy the measures</source>
        <translation>측정값 복사</translation>
    </message>
    <message>
        <source>Copy the part under the pointer</source>
        <translation>포인터 아래의 조각 복사</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all, and the statistics</source>
        <translation>선택한 행(또는 모두)과 통계를 복사합니다</translation>
    </message>
    <message>
        <source>Copy the table and the verdicts</source>
        <translation>표와 판정을 복사합니다</translation>
    </message>
    <message>
        <source>Copy the table for a spreadsheet</source>
        <translation>표를 스프레드시트용으로 복사합니다</translation>
    </message>
    <message>
        <source>Copy the values</source>
        <translation>값 복사</translation>
    </message>
    <message>
        <source>Copy the wall as an image</source>
        <translation>보드를 이미지로 복사</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>Correct another frame too, at most {count} frames away: those between get interpolated masks.</source>
        <translation>최대 {count}프레임 떨어진 다른 프레임도 수정하세요. 그 사이의 프레임에 보간된 마스크가 생깁니다.</translation>
    </message>
    <message>
        <source>Correct the ground truth</source>
        <translation>정답 수정</translation>
    </message>
    <message>
        <source>Correct the mask</source>
        <translation>마스크 수정</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>수정됨</translation>
    </message>
    <message>
        <source>Corrected for the number of pairs</source>
        <translation>쌍의 수에 대해 보정한 값</translation>
    </message>
    <message>
        <source>Corrected images</source>
        <translation>수정한 이미지</translation>
    </message>
    <message>
        <source>Correction of an unknown image</source>
        <translation>알 수 없는 이미지의 수정</translation>
    </message>
    <message>
        <source>Correction of another image</source>
        <translation>다른 이미지의 수정</translation>
    </message>
    <message>
        <source>Correction of the mask</source>
        <translation>마스크 수정</translation>
    </message>
    <message>
        <source>Correlation of the map&apos;s numbers with being wrong</source>
        <translation>맵의 값과 틀림의 상관</translation>
    </message>
    <message>
        <source>Correlation with being wrong: {signed} (point-biserial)</source>
        <translation>틀림과의 상관: {signed} (점이연)</translation>
    </message>
    <message>
        <source>Cost of the run</source>
        <translation>실행에 드는 비용</translation>
    </message>
    <message>
        <source>Count scores and figures without the pixels on artefacts</source>
        <translation>아티팩트 위의 픽셀을 빼고 점수와 통계를 계산합니다</translation>
    </message>
    <message>
        <source>Count the pairs, and look at some of them with their masks</source>
        <translation>쌍을 세고, 그중 몇 개를 마스크와 함께 봅니다</translation>
    </message>
    <message>
        <source>Count without the pixels on artefacts (Shift+X)</source>
        <translation>아티팩트 위의 픽셀을 빼고 계산합니다 (Shift+X)</translation>
    </message>
    <message>
        <source>Counted on tissue only, without glare, border, text and insets</source>
        <translation>빛 반사, 테두리, 문자, 삽입 화면을 뺀 조직에서만 계산</translation>
    </message>
    <message>
        <source>Counts added up over all images, with the 95 % interval; each pixel weighs the same</source>
        <translation>모든 이미지의 픽셀 수를 더한 값과 95 % 신뢰 구간. 모든 픽셀의 비중이 같습니다</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>Crop detail</source>
        <translation>자르기 세부</translation>
    </message>
    <message>
        <source>Crops are cut from enlarged images in memory, enlarged by the strongest zoom of a crop, at most {most_detail:g} times a side: they show more detail, and take as much more memory</source>
        <translation>가장 가까운 자르기만큼 더 큰 이미지(변마다 최대 {most_detail:g}배)를 메모리에 두고 자릅니다: 더 자세하지만 메모리도 그만큼 더 듭니다</translation>
    </message>
    <message>
        <source>Ctrl+Up, Ctrl+Down</source>
        <translation>Ctrl+Up, Ctrl+Down</translation>
    </message>
    <message>
        <source>Ctrl+click</source>
        <translation>Ctrl+클릭</translation>
    </message>
    <message>
        <source>Ctrl+click to grow</source>
        <translation>Ctrl+클릭으로 확장</translation>
    </message>
    <message>
        <source>Curve of the {what}</source>
        <translation>{what} 곡선</translation>
    </message>
    <message>
        <source>Curves of other runs</source>
        <translation>다른 학습 실행의 곡선</translation>
    </message>
    <message>
        <source>Curves of the run</source>
        <translation>학습 실행의 곡선</translation>
    </message>
    <message>
        <source>Cut and reconstruction: largest distance between neighbours, in pixels; default 5</source>
        <translation>Cut과 재구성: 이웃으로 보는 픽셀 거리. 없으면 5</translation>
    </message>
    <message>
        <source>Cut and reconstruction: scale of differences between neighbours, in levels of 0 to 255; default 10</source>
        <translation>Cut과 재구성: 이웃이 서로 다르다고 보는 밝기 차(0~255). 10</translation>
    </message>
    <message>
        <source>Cut and reconstruction: scale of distances between neighbours, in pixels; default 4</source>
        <translation>Cut과 재구성: 이웃이 떨어져 있다고 보는 픽셀 수. 없으면 4</translation>
    </message>
    <message>
        <source>DICOM segmentation, names nobody</source>
        <translation>DICOM 분할, 환자 이름 없음</translation>
    </message>
    <message>
        <source>DICOM segmentation, names the patient</source>
        <translation>DICOM 분할, 환자 이름 있음</translation>
    </message>
    <message>
        <source>DICOM segmentations need a part of segview that is not installed. Install it with {install_command} and start segview again.</source>
        <translation>DICOM 분할에는 설치되지 않은 segview 구성 요소가 필요합니다. {install_command}(으)로 설치하고 segview를 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Decay of an exponential moving average of the weights, for example 0.999; the average is validated and saved. 0 for none</source>
        <translation>가중치의 지수 이동 평균 감쇠율. 이 평균을 검증하고 저장합니다. 예: 0.999, 쓰지 않으면 0</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>결정적</translation>
    </message>
    <message>
        <source>Decoder channels</source>
        <translation>디코더 채널</translation>
    </message>
    <message>
        <source>Default panes</source>
        <translation>기본 배치로</translation>
    </message>
    <message>
        <source>Define the labels of this folder: names, colours and keys, typed or from a file</source>
        <translation>이 폴더에 무엇을 표시할지 정합니다: 이름, 색, 키를 입력하거나 파일에서 읽습니다</translation>
    </message>
    <message>
        <source>Delayed mode</source>
        <translation>지연 모드</translation>
    </message>
    <message>
        <source>Delayed mode hides the predictions. End it first.</source>
        <translation>지연 모드가 네트워크의 결과를 감추고 있습니다. 먼저 끝내세요.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete removes the chosen one</source>
        <translation>Delete는 선택한 맵을 제거합니다</translation>
    </message>
    <message>
        <source>Delete runs</source>
        <translation>학습 실행 삭제</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>삭제…</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Deletion of patches in random order minus deletion in the order of the map</source>
        <translation>무작위 조각 삭제에서 맵 순서의 삭제를 뺀 값</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Device for the networks; auto takes a GPU if there is one</source>
        <translation>네트워크를 실행하는 장치. auto는 GPU가 있으면 사용합니다</translation>
    </message>
    <message>
        <source>Diameter of the brush</source>
        <translation>브러시 지름</translation>
    </message>
    <message>
        <source>Dice over all pixels of the image, by threshold</source>
        <translation>임계값에 따른 이미지 전체 픽셀의 Dice</translation>
    </message>
    <message>
        <source>Dice with the majority of the readers at each pixel; for a reader, with the majority of the others. Readers are ticked folders of masks</source>
        <translation>각 픽셀에 대해 대다수 판독자가 말하는 것과의 Dice. 판독자 자신은 나머지 판독자와 비교합니다. 판독자는 체크한 모델 중 마스크 폴더입니다</translation>
    </message>
    <message>
        <source>Dice {dice:.3f}</source>
        <translation>Dice {dice:.3f}</translation>
    </message>
    <message>
        <source>Dice {value:.3f}: {over}, {count:,} images of {data}, {size}</source>
        <translation>Dice {value:.3f}: {over}, {data} 이미지 {count:,}개, {size}</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Differences of pairs of variants</source>
        <translation>모델 쌍의 차이</translation>
    </message>
    <message>
        <source>Differences, sorted</source>
        <translation>차이(정렬)</translation>
    </message>
    <message>
        <source>Discard the correction of this image</source>
        <translation>이 이미지의 수정을 버립니다</translation>
    </message>
    <message>
        <source>Discard this correction</source>
        <translation>이 수정 버리기</translation>
    </message>
    <message>
        <source>Discard ▾</source>
        <translation>버리기 ▾</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>디스크 할당량 초과</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Distance of the image from the variant&apos;s validation images; above 1 it is farther than 99 of 100 of them</source>
        <translation>모델의 검증 이미지들로부터의 거리. 1을 넘으면 그 100장 중 99장보다 멉니다</translation>
    </message>
    <message>
        <source>Distance of the image from the variant&apos;s validation images; above 1 it is farther than 99 of 100 of them, and its mask is unreliable</source>
        <translation>검증에 쓴 이미지들로부터의 거리. 1을 넘으면 그 100장 중 99장보다 멀어 마스크를 믿기 어렵습니다</translation>
    </message>
    <message>
        <source>Distance of the target&apos;s probability from 0.5, where the network cannot tell</source>
        <translation>대상의 확률과, 네트워크가 판단할 수 없는 0.5의 거리</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>분포</translation>
    </message>
    <message>
        <source>Divider to the left</source>
        <translation>구분선을 왼쪽으로</translation>
    </message>
    <message>
        <source>Divider to the right</source>
        <translation>구분선을 오른쪽으로</translation>
    </message>
    <message>
        <source>Do not change the pixels of other classes</source>
        <translation>다른 클래스의 픽셀은 건드리지 않습니다</translation>
    </message>
    <message>
        <source>Does the explanation hold?</source>
        <translation>설명이 성립하는가?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>인치당 도트 수</translation>
    </message>
    <message>
        <source>Double click, Enter</source>
        <translation>두 번 클릭, Enter</translation>
    </message>
    <message>
        <source>Download it again, and log in there if you have to</source>
        <translation>다시 내려받으세요. 필요하면 그곳에 로그인하세요</translation>
    </message>
    <message>
        <source>Download it again, and log in there if you have to.</source>
        <translation>다시 내려받으세요. 필요하면 그곳에 로그인하세요.</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>끌기</translation>
    </message>
    <message>
        <source>Drag the divider, or press Alt+← and Alt+→.</source>
        <translation>구분선을 끌거나 Alt+←, Alt+→를 누르세요.</translation>
    </message>
    <message>
        <source>Drag with a tool</source>
        <translation>도구로 끌기</translation>
    </message>
    <message>
        <source>Draw a bar of a round length in the image</source>
        <translation>이미지에 딱 떨어지는 길이의 막대를 그립니다</translation>
    </message>
    <message>
        <source>Draw a box; the right button erases</source>
        <translation>상자를 그립니다. 오른쪽 단추는 지웁니다</translation>
    </message>
    <message>
        <source>Draw a box; the right button erases (Shift+R)</source>
        <translation>상자를 그립니다. 오른쪽 단추는 지웁니다 (Shift+R)</translation>
    </message>
    <message>
        <source>Draw a line of a known length first: Shift and drag on the image.</source>
        <translation>먼저 길이를 아는 선을 그리세요: Shift를 누른 채 이미지 위에서 끕니다.</translation>
    </message>
    <message>
        <source>Draw a new mask</source>
        <translation>새 마스크 그리기</translation>
    </message>
    <message>
        <source>Draw around it, or click its corners and double-click the last; the right button erases (P)</source>
        <translation>둘러 그리거나 꼭짓점을 클릭하고 마지막에 두 번 클릭합니다. 오른쪽 단추는 지웁니다 (P)</translation>
    </message>
    <message>
        <source>Draw around what belongs to the mask, or click its corners</source>
        <translation>마스크에 넣을 부분을 둘러 그리거나 꼭짓점을 클릭합니다</translation>
    </message>
    <message>
        <source>Draw artefacts: glare (blue), border (grey), burnt-in text (orange), insets of the display (teal) (X)</source>
        <translation>조직이 아닌 것을 그립니다: 빛 반사(파랑), 테두리(회색), 삽입 문자(주황), 삽입 화면(청록) (X)</translation>
    </message>
    <message>
        <source>Draw artefacts: glare, border, burnt-in text, insets</source>
        <translation>조직이 아닌 것을 그립니다: 빛 반사, 테두리, 삽입 문자, 삽입 화면</translation>
    </message>
    <message>
        <source>Draw each part of a class in its own colour</source>
        <translation>한 클래스의 각 부분을 서로 다른 색으로 그립니다</translation>
    </message>
    <message>
        <source>Draw every class</source>
        <translation>모든 클래스를 그립니다</translation>
    </message>
    <message>
        <source>Draw glare, border, burnt-in text and insets over the image</source>
        <translation>빛 반사, 테두리, 삽입 문자, 삽입 화면을 이미지 위에 그립니다</translation>
    </message>
    <message>
        <source>Draw hidden classes again</source>
        <translation>숨긴 클래스도 그립니다</translation>
    </message>
    <message>
        <source>Draw no class</source>
        <translation>클래스를 그리지 않습니다</translation>
    </message>
    <message>
        <source>Draw only the mask&apos;s outline and do not fill it</source>
        <translation>마스크의 윤곽선만 그리고 안은 비워 둡니다</translation>
    </message>
    <message>
        <source>Draw the correction over the thumbnail, or else the ground truth</source>
        <translation>썸네일 위에 수정을, 없으면 정답을 그립니다</translation>
    </message>
    <message>
        <source>Draw the ground truth over the image</source>
        <translation>이미지 위에 정답을 그립니다</translation>
    </message>
    <message>
        <source>Draw the mask over the image</source>
        <translation>이미지 위에 마스크를 그립니다</translation>
    </message>
    <message>
        <source>Draw the mask over the image (S)</source>
        <translation>이미지 위에 마스크를 그립니다 (S)</translation>
    </message>
    <message>
        <source>Draw the mask&apos;s outline alone</source>
        <translation>마스크의 윤곽선만 그립니다</translation>
    </message>
    <message>
        <source>Draw the outline of the ground truth (G)</source>
        <translation>정답의 윤곽선을 그립니다 (G)</translation>
    </message>
    <message>
        <source>Draw the outlines of all ticked variants in each image</source>
        <translation>체크한 모든 모델의 윤곽선을 각 이미지에 그립니다</translation>
    </message>
    <message>
        <source>Draw the outlines of all ticked variants in each image, each in its own colour</source>
        <translation>체크한 모든 모델의 윤곽선을 각 이미지에 서로 다른 색으로 그립니다</translation>
    </message>
    <message>
        <source>Draw the spatial attention over the image</source>
        <translation>이미지 위에 공간 어텐션을 그립니다</translation>
    </message>
    <message>
        <source>Draw the spatial attention over the image (T)</source>
        <translation>이미지 위에 공간 어텐션을 그립니다 (T)</translation>
    </message>
    <message>
        <source>Draw the uncertain band over the image</source>
        <translation>이미지 위에 불확실 구간을 그립니다</translation>
    </message>
    <message>
        <source>Draw what is found (light), extra (orange) and missed (blue), paler or darker where uncertain (Shift+E)</source>
        <translation>찾은 부분(밝음), 남는 부분(주황), 놓친 부분(파랑)을 그립니다. 불확실한 곳은 더 옅거나 어둡습니다 (Shift+E)</translation>
    </message>
    <message>
        <source>Draw what is found, extra and missed over the image</source>
        <translation>찾은 부분, 남는 부분, 놓친 부분을 이미지 위에 그립니다</translation>
    </message>
    <message>
        <source>Draw what is found, extra and missed, confident or uncertain</source>
        <translation>찾은 부분, 남는 부분, 놓친 부분을 확신과 불확실로 나누어 그립니다</translation>
    </message>
    <message>
        <source>Draw where the probability lies in the uncertain band (U)</source>
        <translation>확률이 불확실 구간에 있는 곳을 그립니다 (U)</translation>
    </message>
    <message>
        <source>Draw your own outline first (Shift+C). {when}</source>
        <translation>먼저 직접 윤곽선을 그리세요 (Shift+C). {when}</translation>
    </message>
    <message>
        <source>Drop files or folders</source>
        <translation>파일이나 폴더 끌어다 놓기</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Each batch gets a random size between the input size divided by this number and multiplied by it; 1: always the input size. For networks with scale attention that are run at more scales than they train on</source>
        <translation>배치마다 입력 크기를 이 값으로 나눈 크기와 곱한 크기 사이에서 뽑은 크기로 봅니다. 1이면 입력 크기 그대로입니다. 학습한 것보다 많은 스케일로 쓰일 스케일 어텐션 네트워크를 위한 것입니다</translation>
    </message>
    <message>
        <source>Each row is a network, each column a map. The mask is green, the ground truth yellow. Turn the wheel to zoom, drag to move; D and A go through the images.</source>
        <translation>행 하나가 네트워크, 열 하나가 맵입니다. 마스크는 초록, 정답은 노랑입니다. 휠로 확대하고 끌어서 옮기며, D와 A로 이미지를 넘깁니다.</translation>
    </message>
    <message>
        <source>Each scale also sees the mirrored image; the two are averaged</source>
        <translation>각 스케일이 좌우 반전한 이미지도 보고, 둘을 평균합니다</translation>
    </message>
    <message>
        <source>Each variant&apos;s own</source>
        <translation>모델별 고유값</translation>
    </message>
    <message>
        <source>Each variant&apos;s own maps</source>
        <translation>각 모델의 고유 맵</translation>
    </message>
    <message>
        <source>Edit labels, colours and keys (Ctrl+L)</source>
        <translation>라벨, 색, 키 편집 (Ctrl+L)</translation>
    </message>
    <message>
        <source>Eigen-CAM</source>
        <translation>Eigen-CAM</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>인코더</translation>
    </message>
    <message>
        <source>Encoder learning rate factor</source>
        <translation>인코더 학습률 배율</translation>
    </message>
    <message>
        <source>Encoder of the network</source>
        <translation>네트워크의 인코더</translation>
    </message>
    <message>
        <source>Encoder weights</source>
        <translation>인코더 가중치</translation>
    </message>
    <message>
        <source>Encoder weights source</source>
        <translation>인코더 가중치 출처</translation>
    </message>
    <message>
        <source>End swiping</source>
        <translation>스와이프 끝내기</translation>
    </message>
    <message>
        <source>End the alteration, and show the predictions for the original image</source>
        <translation>변경을 끝내고, 원래 이미지의 예측을 표시합니다</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>둘러보기 끝내기</translation>
    </message>
    <message>
        <source>End the tour (Esc)</source>
        <translation>둘러보기 끝내기 (Esc)</translation>
    </message>
    <message>
        <source>End the trial</source>
        <translation>시험 실행을 끝냅니다</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Enter accepts</source>
        <translation>Enter로 확정</translation>
    </message>
    <message>
        <source>Enter the length of the line drawn with Shift, so that measures are in mm</source>
        <translation>Shift로 그린 선의 실제 길이를 정하여 측정값을 mm로 나타냅니다</translation>
    </message>
    <message>
        <source>Enter the length of the line drawn with Shift: forceps, a catheter, a scale in the image</source>
        <translation>Shift로 그린 선의 실제 길이를 정합니다: 이미지 속의 겸자, 카테터, 자</translation>
    </message>
    <message>
        <source>Entropy of the map&apos;s mass divided by the largest possible: 1 if evenly spread, 0 if all is in one pixel</source>
        <translation>맵 질량의 엔트로피를 최댓값으로 나눈 값. 고르면 1, 한 픽셀에 모두 있으면 0</translation>
    </message>
    <message>
        <source>Entropy of the votes of the ticked variants (bit): 0 where all name the same class, largest where the votes are spread evenly over all classes; of a target, at the present threshold</source>
        <translation>체크한 모델들의 표결의 엔트로피(비트): 모두 같은 클래스면 0, 모든 클래스에 고루 나뉘면 최대. 단일 대상이면 현재 임계값 기준</translation>
    </message>
    <message>
        <source>Epoch of the validation previews</source>
        <translation>관찰 이미지의 에포크</translation>
    </message>
    <message>
        <source>Epoch shown</source>
        <translation>표시된 에포크</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Epochs done</source>
        <translation>끝난 에포크 수</translation>
    </message>
    <message>
        <source>Erase above</source>
        <translation>이 값 위는 소거</translation>
    </message>
    <message>
        <source>Erase; the right button paints</source>
        <translation>지웁니다. 오른쪽 단추는 칠합니다</translation>
    </message>
    <message>
        <source>Erase; the right button paints (E)</source>
        <translation>지웁니다. 오른쪽 단추는 칠합니다 (E)</translation>
    </message>
    <message>
        <source>Erased, kept and reversed features, beside the image</source>
        <translation>소거, 유지, 반전된 특징을 이미지 옆에 표시</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Eraser writes: {name}</source>
        <translation>지우개가 쓰는 값: {name}</translation>
    </message>
    <message>
        <source>Eraser writes: {name} · {rest:,} px</source>
        <translation>지우개가 쓰는 값: {name} · {rest:,} px</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Errors by prediction</source>
        <translation>틀린 곳을 예측 색으로</translation>
    </message>
    <message>
        <source>Estimate the cost</source>
        <translation>비용 예측</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Evaluate or stop</source>
        <translation>평가 또는 중지</translation>
    </message>
    <message>
        <source>Evaluate scores the ticked variants on every opened image, in the background. A double click on a row or a click on a point opens the image on the wall; a click on a pair plots it.</source>
        <translation>‘평가’는 열린 모든 이미지에서 체크한 모델을 뒤에서 평가합니다. 행을 두 번 클릭하거나 점을 클릭하면 그 이미지가 보드에 열리고, 쌍을 클릭하면 그래프로 그립니다.</translation>
    </message>
    <message>
        <source>Evaluate the ticked variants</source>
        <translation>선택한 모델 평가</translation>
    </message>
    <message>
        <source>Events of TensorBoard need {error}. Install it with {install_command}.</source>
        <translation>TensorBoard 이벤트에는 {error}이(가) 필요합니다. {install_command}로 설치하세요.</translation>
    </message>
    <message>
        <source>Every class</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>Every scale is switched off. Switch one on, or add more scales.</source>
        <translation>모든 스케일이 꺼졌습니다. 하나를 남기거나 더 요청하세요.</translation>
    </message>
    <message>
        <source>Every word must be in the name</source>
        <translation>모든 단어가 이름에 있어야 합니다</translation>
    </message>
    <message>
        <source>Examine the attention</source>
        <translation>어텐션 살펴보기</translation>
    </message>
    <message>
        <source>Expected calibration error of the target&apos;s probability (Naeini et al., 2015)</source>
        <translation>대상 확률의 기대 보정 오차 (Naeini et al., 2015)</translation>
    </message>
    <message>
        <source>Expected error</source>
        <translation>예상 오류</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Explanations</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Explicit scale attention weighs the scales of its training, {own}, not {given}.</source>
        <translation>명시적 스케일 어텐션은 학습한 스케일 {own}에 가중치를 주며 {given}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Export &apos;JSON&apos; from there.</source>
        <translation>그곳에서 &apos;JSON&apos;으로 내보내세요.</translation>
    </message>
    <message>
        <source>Export a slice as PNG.</source>
        <translation>슬라이스 하나를 PNG로 내보내세요.</translation>
    </message>
    <message>
        <source>Export all masks…</source>
        <translation>모든 마스크 내보내기…</translation>
    </message>
    <message>
        <source>Export from there as COCO, or as masks in PNG.</source>
        <translation>그 프로그램에서 COCO 또는 PNG 마스크로 내보내세요.</translation>
    </message>
    <message>
        <source>Export it to ONNX (mmdeploy), or open a Python file of your own that builds it (docs/open.md).</source>
        <translation>ONNX로 내보내거나(mmdeploy), 네트워크를 만드는 Python 파일을 직접 작성해 여세요(docs/open.md).</translation>
    </message>
    <message>
        <source>Export masks</source>
        <translation>마스크 내보내기</translation>
    </message>
    <message>
        <source>Export the corrected mask</source>
        <translation>수정한 마스크 내보내기</translation>
    </message>
    <message>
        <source>Export the mask…</source>
        <translation>마스크 내보내기…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>F2 or a double click changes a name, a colour (#rrggbb) or a key</source>
        <translation>F2나 두 번 클릭으로 이름, 색(#rrggbb), 키를 바꿉니다</translation>
    </message>
    <message>
        <source>FCN, residual</source>
        <translation>FCN, 잔차</translation>
    </message>
    <message>
        <source>FITS data</source>
        <translation>FITS 데이터</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패함</translation>
    </message>
    <message>
        <source>Failed: {reason}</source>
        <translation>실패: {reason}</translation>
    </message>
    <message>
        <source>Fastest with equal results</source>
        <translation>결과가 같은 것 중 가장 빠른 것</translation>
    </message>
    <message>
        <source>Fewer vertices</source>
        <translation>꼭짓점 줄이기</translation>
    </message>
    <message>
        <source>Fields marked as assumed are stated in no file. Correct them if you know better: with a wrong size or normalisation a network finds little.</source>
        <translation>가정이라고 표시된 것은 어느 파일에도 적혀 있지 않습니다. 더 잘 아는 것이 있으면 고치세요. 크기나 정규화가 틀리면 네트워크가 거의 찾지 못합니다.</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Figures of the run</source>
        <translation>학습 실행의 수치</translation>
    </message>
    <message>
        <source>Figure…</source>
        <translation>그림…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>파일이 이미 있음</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>파일 이름이 너무 김</translation>
    </message>
    <message>
        <source>File of another program, opened in place; None for networks built here</source>
        <translation>다른 프로그램이 만든 것으로, 있는 자리에서 엽니다. 여기서 만든 네트워크는 없음</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>파일이 너무 큼</translation>
    </message>
    <message>
        <source>Files of the report</source>
        <translation>보고서의 파일</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>채우기</translation>
    </message>
    <message>
        <source>Fill a hole, remove a part</source>
        <translation>구멍을 메우거나 조각을 제거합니다</translation>
    </message>
    <message>
        <source>Fill detected glare</source>
        <translation>찾은 빛 반사를 채웁니다</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>구멍 메우기</translation>
    </message>
    <message>
        <source>Fill it from its surroundings</source>
        <translation>주위의 것으로 채웁니다</translation>
    </message>
    <message>
        <source>Fill the frames between the current image and the nearest corrected frame before it, or else after it, with interpolated masks; corrected frames stay as they are</source>
        <translation>현재 이미지와 그 앞, 없으면 그 뒤의 가장 가까운 수정된 프레임 사이를 두 마스크의 중간 마스크로 채웁니다. 이미 수정된 프레임은 그대로 둡니다</translation>
    </message>
    <message>
        <source>Fill the glare that was detected on the image</source>
        <translation>이미지에서 찾은 빛 반사를 채웁니다</translation>
    </message>
    <message>
        <source>Fill the painted pixels from their surroundings; the right button brings the image back</source>
        <translation>칠한 곳을 주위의 것으로 채웁니다. 오른쪽 단추는 이미지를 되돌립니다</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>동영상</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>이름으로 거르기</translation>
    </message>
    <message>
        <source>Filter by path or type</source>
        <translation>경로나 종류로 거르기</translation>
    </message>
    <message>
        <source>Filter of the maps</source>
        <translation>맵 거르기</translation>
    </message>
    <message>
        <source>Filter of the runs</source>
        <translation>학습 실행 필터</translation>
    </message>
    <message>
        <source>Filter the layers</source>
        <translation>레이어 거르기</translation>
    </message>
    <message>
        <source>Find a command by its name</source>
        <translation>이름으로 명령을 찾습니다</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>학습률 찾기</translation>
    </message>
    <message>
        <source>Find a learning rate…</source>
        <translation>학습률 찾기…</translation>
    </message>
    <message>
        <source>Find an image</source>
        <translation>이미지 찾기</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>결론</translation>
    </message>
    <message>
        <source>Findings for each map</source>
        <translation>각 맵의 결론</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>미세 조정</translation>
    </message>
    <message>
        <source>Fine-tune a variant</source>
        <translation>모델 미세 조정</translation>
    </message>
    <message>
        <source>Fine-tune a variant on the corrected images of the list, in a new run</source>
        <translation>목록에서 수정한 이미지로 모델을 따로 학습시킵니다</translation>
    </message>
    <message>
        <source>Fine-tuned from</source>
        <translation>이어서 학습할 모델</translation>
    </message>
    <message>
        <source>Fine-tune…</source>
        <translation>미세 조정…</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료됨</translation>
    </message>
    <message>
        <source>Finished and planned epochs</source>
        <translation>계획한 에포크 가운데 끝난 에포크</translation>
    </message>
    <message>
        <source>First folder only</source>
        <translation>첫 폴더만</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>첫 이미지</translation>
    </message>
    <message>
        <source>Fit the image</source>
        <translation>이미지에 맞춤</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>좌우 반전</translation>
    </message>
    <message>
        <source>Flip the sides of the divider</source>
        <translation>구분선 양쪽 뒤집기</translation>
    </message>
    <message>
        <source>Focal: how much the weight of pixels that are already right is reduced; default 2</source>
        <translation>Focal: 이미 맞은 픽셀의 비중을 줄이는 정도. 없으면 2</translation>
    </message>
    <message>
        <source>Focal: weight of the target, 1 − alpha that of the background; default 0.25</source>
        <translation>Focal: 대상의 가중치. 배경은 1 − alpha. 없으면 0.25</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Folder of a variant…</source>
        <translation>모델 폴더…</translation>
    </message>
    <message>
        <source>Folder of images and masks that the variant was trained on; without them, it may get worse on such images</source>
        <translation>모델이 이미 배운 이미지와 마스크의 폴더. 없으면 그런 이미지에서 성능이 떨어질 수 있습니다</translation>
    </message>
    <message>
        <source>Folder of pairs that it was trained on</source>
        <translation>이미 배운 쌍의 폴더</translation>
    </message>
    <message>
        <source>Folder of the image</source>
        <translation>이미지의 폴더</translation>
    </message>
    <message>
        <source>Folder of the variant to start from, or none</source>
        <translation>이어서 학습할 모델의 폴더. 없을 수 있음</translation>
    </message>
    <message>
        <source>Folders or lists for the test only, never used for a choice</source>
        <translation>어떤 선택에도 쓰지 않는 폴더나 목록</translation>
    </message>
    <message>
        <source>Folders or lists to choose the best epoch on; if empty, pairs are held back from train</source>
        <translation>가장 좋은 에포크를 고를 폴더나 목록. 비어 있으면 학습 데이터에서 쌍을 떼어 둡니다</translation>
    </message>
    <message>
        <source>Folders with images and masks to train on, or lists of them (.txt, .csv)</source>
        <translation>학습할 이미지와 마스크의 폴더, 또는 그 목록(.txt, .csv)</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>For PNG and the clipboard; SVG and PDF are vector graphics</source>
        <translation>PNG와 클립보드의 값. SVG와 PDF는 선으로 그립니다</translation>
    </message>
    <message>
        <source>For a spreadsheet</source>
        <translation>스프레드시트용</translation>
    </message>
    <message>
        <source>For display only: networks see the image as it is</source>
        <translation>보기 전용: 네트워크는 원래 이미지를 봅니다</translation>
    </message>
    <message>
        <source>For networks that learn from image labels: a class that has some pixels, but less than this share of them, counts neither as present in the image nor as absent</source>
        <translation>이미지 라벨로 학습하는 네트워크용: 픽셀 비율이 이보다 작지만 0은 아닌 클래스는 있는 것으로도 없는 것으로도 세지 않습니다</translation>
    </message>
    <message>
        <source>For research and education. Not a medical device, not for diagnosis.</source>
        <translation>연구와 교육용입니다. 의료기기가 아니며 진단에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>For research and education; not a medical device, not for diagnosis.</source>
        <translation>연구와 교육용. 의료기기가 아니며 진단에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>For research and education; not for diagnosis.</source>
        <translation>연구와 교육용. 진단에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>For the image as it is shown</source>
        <translation>표시되는 이미지에 적용됩니다</translation>
    </message>
    <message>
        <source>For the panel under the pointer</source>
        <translation>포인터 아래 패널의 맵</translation>
    </message>
    <message>
        <source>For the whole image, for each variant</source>
        <translation>이미지 전체, 모델별</translation>
    </message>
    <message>
        <source>For variants that take clicks</source>
        <translation>클릭을 입력받는 모델용</translation>
    </message>
    <message>
        <source>For {name} only, not a mean over classes.</source>
        <translation>여러 클래스의 평균이 아니라 {name}만의 값입니다.</translation>
    </message>
    <message>
        <source>Forget all of these</source>
        <translation>목록 지우기</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>잊기</translation>
    </message>
    <message>
        <source>Forget the known length</source>
        <translation>아는 길이 잊기</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Formulas: segview/training/losses</source>
        <translation>수식: segview/training/losses</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Frame difference</source>
        <translation>프레임 차이</translation>
    </message>
    <message>
        <source>Frame {number:,}</source>
        <translation>프레임 {number:,}</translation>
    </message>
    <message>
        <source>Frame {number:,}: area {area:.2f} %, uncertainty {uncertainty:.3f}</source>
        <translation>프레임 {number:,}: 면적 {area:.2f} %, 불확실성 {uncertainty:.3f}</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>빈 창</translation>
    </message>
    <message>
        <source>From PNG and other images, COCO, labelme or DICOM</source>
        <translation>PNG 등의 이미지, COCO, labelme, DICOM에서 가져옵니다</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>파일에서…</translation>
    </message>
    <message>
        <source>From elsewhere in the image</source>
        <translation>이미지의 다른 곳에서 가져옵니다</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Further arguments of the architecture</source>
        <translation>아키텍처의 추가 인수</translation>
    </message>
    <message>
        <source>Further arguments of the attention module</source>
        <translation>어텐션 모듈의 추가 인수</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>게이트</translation>
    </message>
    <message>
        <source>GeoJSON (QuPath)</source>
        <translation>GeoJSON (QuPath)</translation>
    </message>
    <message>
        <source>Glare</source>
        <translation>반사</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Go on from the last finished epoch</source>
        <translation>마지막으로 끝난 에포크에서 이어서 합니다</translation>
    </message>
    <message>
        <source>Go to it in the pane {pane}</source>
        <translation>{pane} 창에서 해당 위치로 갑니다</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Grad-CAM++</source>
        <translation>Grad-CAM++</translation>
    </message>
    <message>
        <source>Grad-CAM, class activation maps, pending, saliency</source>
        <translation>설명 맵, 현저성, 계산</translation>
    </message>
    <message>
        <source>Green alone</source>
        <translation>초록만</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>격자</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>Ground truth: {truth}</source>
        <translation>정답: {truth}</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>설정 묶음</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>넓히기</translation>
    </message>
    <message>
        <source>HDF5 data</source>
        <translation>HDF5 데이터</translation>
    </message>
    <message>
        <source>HTML reports</source>
        <translation>HTML 보고서</translation>
    </message>
    <message>
        <source>HTML, summary, export results, print</source>
        <translation>보고서, 결과 내보내기, 요약</translation>
    </message>
    <message>
        <source>Half weights</source>
        <translation>16비트 가중치</translation>
    </message>
    <message>
        <source>Half-width of the uncertain band around 0.5</source>
        <translation>0.5 주위 불확실 구간의 절반 너비</translation>
    </message>
    <message>
        <source>Hausdorff 95</source>
        <translation>Hausdorff 95</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>Head of the block, or the mean of all</source>
        <translation>블록의 헤드 또는 모든 헤드의 평균</translation>
    </message>
    <message>
        <source>Head {head}</source>
        <translation>헤드 {head}</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>검증용 비율</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>도움말 페이지</translation>
    </message>
    <message>
        <source>Hidden while the variants are blind.</source>
        <translation>블라인드 모드에서는 숨겨집니다.</translation>
    </message>
    <message>
        <source>Hide all classes</source>
        <translation>모든 클래스 숨기기</translation>
    </message>
    <message>
        <source>Hide names, or look alone before predictions are shown</source>
        <translation>블라인드로 판독하거나, 네트워크 결과를 보기 전에 혼자 봅니다</translation>
    </message>
    <message>
        <source>Hide the predictions at first</source>
        <translation>네트워크의 결과를 처음에는 보여 주지 않습니다</translation>
    </message>
    <message>
        <source>Hide the variants’ names</source>
        <translation>모델의 이름을 숨깁니다</translation>
    </message>
    <message>
        <source>Higher</source>
        <translation>높음</translation>
    </message>
    <message>
        <source>Higher is better.</source>
        <translation>높을수록 좋습니다.</translation>
    </message>
    <message>
        <source>Higher threshold</source>
        <translation>임계값 높이기</translation>
    </message>
    <message>
        <source>Highest minus lowest of the variants</source>
        <translation>모델들의 최댓값에서 최솟값을 뺀 값</translation>
    </message>
    <message>
        <source>Histogram of the target&apos;s probability, logarithmic</source>
        <translation>대상 확률의 히스토그램(로그)</translation>
    </message>
    <message>
        <source>How a mask is begun</source>
        <translation>마스크를 시작하는 방법</translation>
    </message>
    <message>
        <source>How images are read</source>
        <translation>이미지를 판독하는 방식</translation>
    </message>
    <message>
        <source>How the channels of a layer are combined into one image</source>
        <translation>레이어의 채널을 한 이미지로 만드는 방법</translation>
    </message>
    <message>
        <source>How the network weighs its scales; empty if scales are merged without weights</source>
        <translation>네트워크가 스케일에 가중치를 주는 방식. 가중치 없이 합치면 비워 둡니다</translation>
    </message>
    <message>
        <source>How the probabilities of the scales are combined</source>
        <translation>여러 스케일의 확률을 하나로 만드는 방법</translation>
    </message>
    <message>
        <source>How the scales are merged</source>
        <translation>스케일을 합치는 방법</translation>
    </message>
    <message>
        <source>How unusual the mask&apos;s size, solidity or eccentricity is among these images, in robust standard deviations</source>
        <translation>마스크의 크기, 견고도, 이심률이 이 이미지들의 보통 값에서 벗어난 정도(로버스트 표준편차)</translation>
    </message>
    <message>
        <source>How would the predictions change?</source>
        <translation>예측은 어떻게 바뀔까요?</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>ISAT JSON</source>
        <translation>ISAT JSON</translation>
    </message>
    <message>
        <source>If there is a difference, more than {count:,} {of} would be needed to see it.</source>
        <translation>차이가 있더라도 보려면 {of} {count:,}개 넘게 필요합니다.</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>제외 번호</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Image alone</source>
        <translation>이미지만</translation>
    </message>
    <message>
        <source>Image and ground truth are not turned alike by the orientation that their files state (EXIF). If the ground truth lies turned or mirrored, save both upright.</source>
        <translation>이미지와 정답은 파일에 적힌 방향(EXIF)에 따라 서로 다르게 회전됩니다. 정답이 돌아가 있거나 뒤집혀 있으면 둘 다 바로 세워 저장하세요.</translation>
    </message>
    <message>
        <source>Image as it is</source>
        <translation>원래 이미지대로</translation>
    </message>
    <message>
        <source>Image channels to show; networks see the image unchanged</source>
        <translation>표시할 이미지 채널. 네트워크는 원래 이미지를 봅니다</translation>
    </message>
    <message>
        <source>Image with what is drawn over it</source>
        <translation>겹쳐 그린 것이 있는 이미지</translation>
    </message>
    <message>
        <source>ImageJ has written {count} more images behind the page of {file}, which are not read. Save it anew, with a page for each image.</source>
        <translation>ImageJ가 {file}의 페이지 뒤에 이미지 {count}개를 더 저장했지만 읽지 않습니다. 이미지마다 한 페이지로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Images are raised to a power from 1 / (1 + gamma) to 1 + gamma</source>
        <translation>이미지를 1 / (1 + gamma)에서 1 + gamma 사이로 거듭제곱합니다</translation>
    </message>
    <message>
        <source>Images of each step</source>
        <translation>스텝마다의 이미지 수</translation>
    </message>
    <message>
        <source>Images on which the first has the higher score</source>
        <translation>첫 번째의 점수가 더 높은 이미지</translation>
    </message>
    <message>
        <source>Images on which the first has the lower score</source>
        <translation>첫 번째의 점수가 더 낮은 이미지</translation>
    </message>
    <message>
        <source>Images that are scored</source>
        <translation>평가된 이미지</translation>
    </message>
    <message>
        <source>Images that belong together, such as those of one patient, are not independent: folder, a regular expression for the file name whose first group names the patient, FILE.csv:column, or a column of a joined table</source>
        <translation>같은 환자처럼 함께 속하는 이미지는 서로 독립된 근거가 아닙니다: 폴더, 첫 그룹이 환자를 나타내는 파일 이름의 정규식, FILE.csv:column, 또는 결합한 표의 열</translation>
    </message>
    <message>
        <source>Images without a correction are left out</source>
        <translation>수정하지 않은 이미지는 건너뜁니다</translation>
    </message>
    <message>
        <source>Images, DICOM and films (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.dcm *.dicom *.mp4 *.m4v *.mov *.avi *.mkv *.webm *.mpg *.mpeg *.ts *.m2ts *.mts *.wmv *.asf)</source>
        <translation>이미지, DICOM, 동영상 (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.dcm *.dicom *.mp4 *.m4v *.mov *.avi *.mkv *.webm *.mpg *.mpeg *.ts *.m2ts *.mts *.wmv *.asf)</translation>
    </message>
    <message>
        <source>Image…</source>
        <translation>이미지…</translation>
    </message>
    <message>
        <source>Import a mask</source>
        <translation>마스크 가져오기</translation>
    </message>
    <message>
        <source>Import a mask…</source>
        <translation>마스크 가져오기…</translation>
    </message>
    <message>
        <source>In a file for other folders and people</source>
        <translation>다른 폴더와 사람을 위한 파일로 저장합니다</translation>
    </message>
    <message>
        <source>In channels</source>
        <translation>입력 채널</translation>
    </message>
    <message>
        <source>In colour</source>
        <translation>컬러</translation>
    </message>
    <message>
        <source>In the order of their file names</source>
        <translation>파일 이름 순서</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Input after the image&apos;s channels: clicks (2), the previous image (3), or nothing</source>
        <translation>이미지 채널 뒤에 오는 것: 클릭(2), 이전 이미지(3), 또는 없음</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>입력 크기</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>입출력 오류</translation>
    </message>
    <message>
        <source>Insertion</source>
        <translation>삽입</translation>
    </message>
    <message>
        <source>Insertion in the order of the map minus insertion of patches in random order</source>
        <translation>맵 순서의 삽입에서 무작위 조각 삽입을 뺀 값</translation>
    </message>
    <message>
        <source>Inset</source>
        <translation>삽입 화면</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>보간</translation>
    </message>
    <message>
        <source>Interpolate between corrected frames</source>
        <translation>수정된 프레임 사이를 보간</translation>
    </message>
    <message>
        <source>Interpolate maps of low resolution</source>
        <translation>해상도가 낮은 맵을 보간합니다</translation>
    </message>
    <message>
        <source>Interpolate maps of low resolution instead of showing pixels</source>
        <translation>해상도가 낮은 맵을 픽셀 대신 보간하여 보여 줍니다</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>IoU {iou:.3f}</source>
        <translation>IoU {iou:.3f}</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>폴더임</translation>
    </message>
    <message>
        <source>Is stored</source>
        <translation>저장된 예측</translation>
    </message>
    <message>
        <source>Is {file} meant for this image?</source>
        <translation>{file}이(가) 이 이미지의 것입니까?</translation>
    </message>
    <message>
        <source>It also has {named}, which is none of the classes here ({here}) and would be left out.</source>
        <translation>{named}도 있는데 여기의 클래스({here})에 없어 제외됩니다.</translation>
    </message>
    <message>
        <source>It belongs to another image, not to {image}.</source>
        <translation>{image}이(가) 아닌 다른 이미지의 것입니다.</translation>
    </message>
    <message>
        <source>It belongs to this image: continue with it</source>
        <translation>이 이미지의 것입니다: 이어서 하기</translation>
    </message>
    <message>
        <source>It depends on {deciding} of {images} images.</source>
        <translation>이미지 {images}개 중 {deciding}개에 달려 있습니다.</translation>
    </message>
    <message>
        <source>It does not say how large its image is, and its outlines reach beyond this one.</source>
        <translation>이미지 크기가 적혀 있지 않고, 윤곽선이 이 이미지 밖으로 나갑니다.</translation>
    </message>
    <message>
        <source>It does not say how large its image is, so the sizes could not be compared.</source>
        <translation>이미지 크기가 적혀 있지 않아 크기를 비교할 수 없었습니다.</translation>
    </message>
    <message>
        <source>It does not say which image it is of; its outlines would be laid on {image}.</source>
        <translation>어느 이미지의 것인지 적혀 있지 않습니다. 윤곽선을 {image}에 놓게 됩니다.</translation>
    </message>
    <message>
        <source>It does not say which image it is of; the size is that of this one.</source>
        <translation>어느 이미지의 것인지 적혀 있지 않으나 크기는 이 이미지와 같습니다.</translation>
    </message>
    <message>
        <source>It ends before {frame}, which has a correction already.</source>
        <translation>{frame} 앞에서 끝납니다. 그 프레임에는 이미 수정이 있습니다.</translation>
    </message>
    <message>
        <source>It ends before {frame}. {why}</source>
        <translation>{frame} 앞에서 끝납니다. {why}</translation>
    </message>
    <message>
        <source>It ends before {frame}: it no longer fits the image there.</source>
        <translation>{frame} 앞에서 끝납니다. 그 이미지에는 더 이상 맞지 않습니다.</translation>
    </message>
    <message>
        <source>It gives class indices</source>
        <translation>클래스 번호를 냅니다</translation>
    </message>
    <message>
        <source>It has annotations of image {number}, and no image has that number.</source>
        <translation>이미지 {number}의 주석이 있는데 그 번호의 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>It has annotations of {count} images and does not say which they are.</source>
        <translation>이미지 {count}개의 주석이 있는데 어느 것인지 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>It has another size.</source>
        <translation>크기가 다릅니다.</translation>
    </message>
    <message>
        <source>It has as many colours as a photograph; a mask has one colour, on black. Choose the mask.</source>
        <translation>사진처럼 여러 색이 있습니다. 마스크는 검은 바탕에 한 색입니다. 마스크를 고르세요.</translation>
    </message>
    <message>
        <source>It has colours that belong to no class. Save it with the classes&apos; indices.</source>
        <translation>어느 클래스에도 없는 색이 있습니다. 클래스 번호로 저장하세요.</translation>
    </message>
    <message>
        <source>It has greys: values of {middle:g} and above were read as {name}.</source>
        <translation>회색이 있습니다: {middle:g}부터 {name}(으)로 읽었습니다.</translation>
    </message>
    <message>
        <source>It has more circles or small masks than can be painted in time. Export the mask as PNG.</source>
        <translation>원이나 작은 마스크가 너무 많아 제때 그릴 수 없습니다. 마스크를 PNG로 내보내세요.</translation>
    </message>
    <message>
        <source>It has more masks in run lengths than can be painted in time. Export the mask as PNG.</source>
        <translation>런 길이 마스크가 너무 많아 제때 그릴 수 없습니다. 마스크를 PNG로 내보내세요.</translation>
    </message>
    <message>
        <source>It has more masks than can be painted in time. Export the mask as PNG.</source>
        <translation>마스크가 너무 많아 제때 그릴 수 없습니다. 마스크를 PNG로 내보내세요.</translation>
    </message>
    <message>
        <source>It has more pixels than any image that can be opened here: it belongs to another.</source>
        <translation>여기서 열 수 있는 어떤 이미지보다 픽셀이 많습니다: 다른 이미지의 것입니다.</translation>
    </message>
    <message>
        <source>It has more than {most_images:,} images. Export {image} alone.</source>
        <translation>이미지가 {most_images:,}개를 넘습니다. {image}만 내보내세요.</translation>
    </message>
    <message>
        <source>It has more than {most_objects:,} objects of several outlines. Export the mask as PNG.</source>
        <translation>윤곽선이 여럿인 객체가 {most_objects:,}개를 넘습니다. 마스크를 PNG로 내보내세요.</translation>
    </message>
    <message>
        <source>It has more than {most_parts:,} parts on this image. Export the mask as PNG.</source>
        <translation>이 이미지에 조각이 {most_parts:,}개를 넘습니다. 마스크를 PNG로 내보내세요.</translation>
    </message>
    <message>
        <source>It has no image. Export &apos;CVAT for images&apos; from there.</source>
        <translation>이미지가 없습니다. 그곳에서 &apos;CVAT for images&apos;로 내보내십시오.</translation>
    </message>
    <message>
        <source>It has one colour: what is not transparent was taken.</source>
        <translation>색이 하나뿐이라 투명하지 않은 부분을 읽었습니다.</translation>
    </message>
    <message>
        <source>It has several colours, maybe of several classes; all of them would be {name}.</source>
        <translation>색이 여러 개이며 여러 클래스일 수 있습니다. 모두 {name}이(가) 됩니다.</translation>
    </message>
    <message>
        <source>It has several pages, of which the first would be taken.</source>
        <translation>여러 페이지가 있으며 첫 페이지를 쓰게 됩니다.</translation>
    </message>
    <message>
        <source>It has the class &apos;{name}&apos;; here there are {known}. Rename it in the file.</source>
        <translation>클래스 &apos;{name}&apos;이(가) 있는데 여기에는 {known}이(가) 있습니다. 파일에서 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>It has too many details about its frames to read in time. Export only those of this image.</source>
        <translation>프레임 정보가 너무 많아 제때 읽을 수 없습니다. 이 이미지의 것만 내보내세요.</translation>
    </message>
    <message>
        <source>It has too many frames to read in time. Export only those of this image.</source>
        <translation>프레임이 너무 많아 제때 읽을 수 없습니다. 이 이미지의 것만 내보내세요.</translation>
    </message>
    <message>
        <source>It has values up to {largest}, and there are only the classes {known}.</source>
        <translation>값이 {largest}까지 있는데 클래스는 {known}뿐입니다.</translation>
    </message>
    <message>
        <source>It has {slices} slices, and the image is no frame. Save one slice.</source>
        <translation>슬라이스가 {slices}개 있지만 이미지는 프레임이 아닙니다. 슬라이스 하나를 저장하세요.</translation>
    </message>
    <message>
        <source>It has {slices} slices, of which number {number} would be taken, as this is frame {number}.</source>
        <translation>슬라이스가 {slices}개 있으며, 이것이 프레임 {number}이므로 {number}번을 사용합니다.</translation>
    </message>
    <message>
        <source>It holds fractions. Save it with the index of its class in each pixel.</source>
        <translation>소수가 있습니다. 각 픽셀은 클래스 번호여야 합니다. 그렇게 저장하세요.</translation>
    </message>
    <message>
        <source>It holds no number at all.</source>
        <translation>숫자가 하나도 없습니다.</translation>
    </message>
    <message>
        <source>It holds no number at all: all of it is shown black.</source>
        <translation>숫자가 하나도 없어서 전체를 검게 표시합니다.</translation>
    </message>
    <message>
        <source>It holds numbers below 0. Save the mask as PNG, with 0 and 255.</source>
        <translation>0보다 작은 값이 있습니다. 마스크를 0과 255의 PNG로 저장하세요.</translation>
    </message>
    <message>
        <source>It holds numbers from {low} to {high}.</source>
        <translation>{low}부터 {high}까지의 수가 들어 있습니다.</translation>
    </message>
    <message>
        <source>It is JSON, but neither COCO&apos;s, with &apos;annotations&apos;, nor labelme&apos;s, with &apos;shapes&apos;.</source>
        <translation>JSON이지만 COCO의 &apos;annotations&apos;도 labelme의 &apos;shapes&apos;도 없습니다.</translation>
    </message>
    <message>
        <source>It is a DICOM file, but no segmentation.</source>
        <translation>DICOM 파일이지만 분할이 아닙니다.</translation>
    </message>
    <message>
        <source>It is a TIFF of a rare kind. Save the mask as PNG.</source>
        <translation>드문 종류의 TIFF입니다. 마스크를 PNG로 저장하세요.</translation>
    </message>
    <message>
        <source>It is animated; only its first picture is shown.</source>
        <translation>움직이는 이미지이며 첫 장면만 표시합니다.</translation>
    </message>
    <message>
        <source>It is compressed as a whole (deflated), which is not read. Export it in another way.</source>
        <translation>전체가 압축(deflated)되어 있어 읽지 않습니다. 다른 방식으로 내보내세요.</translation>
    </message>
    <message>
        <source>It is created if it is missing</source>
        <translation>없으면 새로 만듭니다</translation>
    </message>
    <message>
        <source>It is empty. Copy it again from where it came from.</source>
        <translation>비어 있습니다. 원래 위치에서 다시 복사하세요.</translation>
    </message>
    <message>
        <source>It is for {name} and gives no size, so it is unclear whether it belongs to {image}.</source>
        <translation>{name}의 것이지만 크기가 없어 {image}에 속하는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>It is for {name} and lists images of other folders; the current image is in {folder}.</source>
        <translation>{name}의 것이며 다른 폴더의 이미지도 있습니다. 현재 이미지는 {folder}에 있습니다.</translation>
    </message>
    <message>
        <source>It is for {name}, an image of the same size; the current image is {image}.</source>
        <translation>크기가 같은 {name}의 것입니다. 현재 이미지는 {image}입니다.</translation>
    </message>
    <message>
        <source>It is marked as fully transparent; its colours are shown.</source>
        <translation>전체가 투명하다고 되어 있어서 색을 그대로 표시합니다.</translation>
    </message>
    <message>
        <source>It is neither an image nor JSON. A mask is read from PNG and other images, COCO, labelme or DICOM.</source>
        <translation>이미지도 JSON도 아닙니다. 마스크는 PNG 등의 이미지, COCO, labelme, DICOM에서 읽습니다.</translation>
    </message>
    <message>
        <source>It is of a film. Export &apos;CVAT for images&apos; from there.</source>
        <translation>동영상의 파일입니다. 그곳에서 &apos;CVAT for images&apos;로 내보내십시오.</translation>
    </message>
    <message>
        <source>It is of a film. Export its frames as images from there.</source>
        <translation>동영상의 것입니다. 그곳에서 프레임을 이미지로 내보내세요.</translation>
    </message>
    <message>
        <source>It is {columns} × {rows} pixels, the image {own_columns} × {own_rows}: it belongs to another.</source>
        <translation>크기가 {columns} × {rows}픽셀이고 이미지는 {own_columns} × {own_rows}입니다: 다른 이미지의 것입니다.</translation>
    </message>
    <message>
        <source>It is {title}, which is not read here. {cure}</source>
        <translation>{title}이며 여기서는 읽지 않습니다. {cure}</translation>
    </message>
    <message>
        <source>It marks nothing: the mask is empty.</source>
        <translation>아무것도 표시되어 있지 않습니다: 빈 마스크입니다.</translation>
    </message>
    <message>
        <source>It marks {name} along its whole edge and not inside: the mask may be inverted.</source>
        <translation>가장자리 전체를 {name}(으)로 표시하고 안쪽은 표시하지 않습니다. 마스크가 반대로 되어 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>It may have been moved or deleted: choose it again</source>
        <translation>옮겨졌거나 지워졌을 수 있습니다: 다시 고르세요</translation>
    </message>
    <message>
        <source>It names no image and gives no size, so it is unclear whether it belongs to {image}.</source>
        <translation>이미지 이름도 크기도 없어 {image}에 속하는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>It was carried on as far as requested.</source>
        <translation>원하는 데까지 옮겨졌습니다.</translation>
    </message>
    <message>
        <source>It was drawn on the image in another orientation; here it would be placed without rotation.</source>
        <translation>이미지를 회전한 상태에서 그린 것입니다. 여기서는 회전 없이 이미지에 놓게 됩니다.</translation>
    </message>
    <message>
        <source>Its &apos;{key}&apos; is not a list: the file is damaged, or of another kind.</source>
        <translation>&apos;{key}&apos;이(가) 목록이 아닙니다: 손상되었거나 다른 종류의 파일입니다.</translation>
    </message>
    <message>
        <source>Its Dice with the mask of {start} that it began with is {to_start:.3f}.</source>
        <translation>시작한 {start}의 마스크와의 Dice는 {to_start:.3f}입니다.</translation>
    </message>
    <message>
        <source>Its JSON is damaged or incomplete. Copy it again, or export it anew.</source>
        <translation>JSON이 손상되었거나 중간에 끊겼습니다. 다시 복사하거나 새로 내보내세요.</translation>
    </message>
    <message>
        <source>Its XML declares entities, which CVAT never does.</source>
        <translation>XML이 엔터티를 선언합니다. CVAT는 그렇게 하지 않습니다.</translation>
    </message>
    <message>
        <source>Its XML is damaged: {error}.</source>
        <translation>XML이 손상되었습니다: {error}.</translation>
    </message>
    <message>
        <source>Its brightest pixel is {found}; this format does not keep such numbers. Save it as PNG.</source>
        <translation>가장 밝은 픽셀이 {found}인데 그런 값은 이 형식에서 보존되지 않습니다. PNG로 저장하세요.</translation>
    </message>
    <message>
        <source>Its class &apos;{label}&apos; was read as {name}.</source>
        <translation>클래스 &apos;{label}&apos;을(를) {name}(으)로 읽었습니다.</translation>
    </message>
    <message>
        <source>Its colours were read as those of the classes.</source>
        <translation>색을 클래스의 색으로 읽었습니다.</translation>
    </message>
    <message>
        <source>Its coordinates are of the Earth, not of pixels. Export the mask as PNG.</source>
        <translation>좌표가 픽셀이 아니라 지구상의 좌표입니다. 마스크를 PNG로 내보내세요.</translation>
    </message>
    <message>
        <source>Its ground truth has {columns} × {rows} pixels, and is stretched to the image.</source>
        <translation>정답이 {columns} × {rows}픽셀이어서 이미지에 맞게 늘였습니다.</translation>
    </message>
    <message>
        <source>Its ground truth is {count} masks in one.</source>
        <translation>정답은 마스크 {count}개를 합친 것입니다.</translation>
    </message>
    <message>
        <source>Its image has the pixels&apos; SHA-256 {sha256}.</source>
        <translation>그 이미지 픽셀의 SHA-256은 {sha256}입니다.</translation>
    </message>
    <message>
        <source>Its images {names} have the same number, so their annotations cannot be told apart.</source>
        <translation>이미지 {names}의 번호가 같아 무엇이 어느 것인지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Its mass lies {on}</source>
        <translation>총량의 위치: {on}</translation>
    </message>
    <message>
        <source>Its modality lookup table is damaged and was ignored.</source>
        <translation>모달리티 표가 손상되어 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Its numbers run from {smallest:.6g} to {largest:.6g}; black is shown for {low:.6g} and below, white for {high:.6g} and above.</source>
        <translation>값의 범위는 {smallest:.6g}~{largest:.6g}입니다. {low:.6g} 이하는 검정, {high:.6g} 이상은 흰색으로 표시합니다.</translation>
    </message>
    <message>
        <source>Its objects of several outlines are too large to be told apart in time. Export it as PNG.</source>
        <translation>윤곽선이 여럿인 객체가 너무 커서 제때 구분할 수 없습니다. PNG로 내보내세요.</translation>
    </message>
    <message>
        <source>Its outlines are too long to be painted in time. Export the mask as PNG, or as run lengths.</source>
        <translation>윤곽선이 너무 길어 제때 그릴 수 없습니다. 마스크를 PNG나 런 길이로 내보내세요.</translation>
    </message>
    <message>
        <source>Its outlines reach far beyond the image, as if they belonged to a larger one.</source>
        <translation>윤곽선이 더 큰 이미지의 것처럼 이 이미지 밖으로 멀리 나갑니다.</translation>
    </message>
    <message>
        <source>Its parts without a class were read as {name}.</source>
        <translation>클래스가 없는 조각을 {name}(으)로 읽었습니다.</translation>
    </message>
    <message>
        <source>Its rescaling makes all values equal, or is not a number, and was ignored.</source>
        <translation>리스케일이 모든 값을 같게 만들거나 숫자가 아니어서 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Its table of values of interest would show nothing and was ignored.</source>
        <translation>관심 값의 표로는 아무것도 보이지 않아 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Its window would show nothing; the whole range of values is shown.</source>
        <translation>창 설정으로는 아무것도 보이지 않아 값의 전체 범위를 표시합니다.</translation>
    </message>
    <message>
        <source>Its {void} was read as void, not as {name}.</source>
        <translation>{void}은(는) {name}이(가) 아닌 빈 값으로 읽었습니다.</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>JSON of Cityscapes</source>
        <translation>Cityscapes의 JSON</translation>
    </message>
    <message>
        <source>JSON of Darwin (V7)</source>
        <translation>Darwin(V7)의 JSON</translation>
    </message>
    <message>
        <source>JSON of Dataloop</source>
        <translation>Dataloop의 JSON</translation>
    </message>
    <message>
        <source>JSON of Datumaro</source>
        <translation>Datumaro의 JSON</translation>
    </message>
    <message>
        <source>JSON of Labelbox</source>
        <translation>Labelbox의 JSON</translation>
    </message>
    <message>
        <source>JSON of SuperAnnotate</source>
        <translation>SuperAnnotate의 JSON</translation>
    </message>
    <message>
        <source>JSON-MIN of Label Studio</source>
        <translation>Label Studio의 JSON-MIN</translation>
    </message>
    <message>
        <source>Join a table</source>
        <translation>표 결합</translation>
    </message>
    <message>
        <source>Join a table by image names: each of its columns can then group the images, for example by patient, device or grade</source>
        <translation>이미지 이름으로 표를 결합합니다. 그러면 환자, 장비, 등급 같은 각 열로 이미지를 나눌 수 있습니다</translation>
    </message>
    <message>
        <source>Keep largest</source>
        <translation>가장 큰 것만 남기기</translation>
    </message>
    <message>
        <source>Keep the places of the panes under a name</source>
        <translation>창의 배치를 이름을 붙여 저장합니다</translation>
    </message>
    <message>
        <source>Kept: epoch {number}, {what} {value:.3f} (validation Dice {dice:.3f})</source>
        <translation>보관: 에포크 {number}, {what} {value:.3f} (검증 Dice {dice:.3f})</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>키와 마우스</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>기존 데이터</translation>
    </message>
    <message>
        <source>Known folder…</source>
        <translation>기존 데이터 폴더…</translation>
    </message>
    <message>
        <source>Known length</source>
        <translation>아는 길이</translation>
    </message>
    <message>
        <source>Known length…</source>
        <translation>아는 길이…</translation>
    </message>
    <message>
        <source>Korean, Japanese, English, translation, locale, preferences</source>
        <translation>한국어, 일본어, 영어, 번역, 언어, 설정</translation>
    </message>
    <message>
        <source>Label Studio JSON</source>
        <translation>Label Studio JSON</translation>
    </message>
    <message>
        <source>Label share</source>
        <translation>라벨 비율</translation>
    </message>
    <message>
        <source>Label {digit}</source>
        <translation>라벨 {digit}</translation>
    </message>
    <message>
        <source>Label {name}</source>
        <translation>라벨 {name}</translation>
    </message>
    <message>
        <source>Label {number} needs a colour as #rrggbb.</source>
        <translation>라벨 {number}에 #rrggbb 형식의 색이 필요합니다.</translation>
    </message>
    <message>
        <source>Label {number} needs a name.</source>
        <translation>라벨 {number}에 이름이 필요합니다.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Labels (*.txt *.json *.csv *.ctbl *.label);;All files (*)</source>
        <translation>라벨 (*.txt *.json *.csv *.ctbl *.label);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Labels of the images of {folder}. Masks hold the numbers of the rows; exports also hold names and colours.</source>
        <translation>{folder}의 이미지에 이것을 표시합니다. 마스크에는 행 번호가, 내보낸 파일에는 이름과 색도 들어갑니다.</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>라벨…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>브러시 크게</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>Largest angle in degrees, in both directions</source>
        <translation>양방향 각도(도)</translation>
    </message>
    <message>
        <source>Largest change of hue in degrees, in both directions; luma stays</source>
        <translation>색상을 돌리는 양방향 각도. 휘도는 유지됩니다</translation>
    </message>
    <message>
        <source>Largest relative change of brightness, contrast and saturation</source>
        <translation>밝기, 대비, 채도를 바꾸는 비율</translation>
    </message>
    <message>
        <source>Largest relative change of red, green and blue, each by itself</source>
        <translation>빨강, 초록, 파랑을 각각 바꾸는 비율</translation>
    </message>
    <message>
        <source>Largest relative change of saturation; luma stays</source>
        <translation>채도를 바꾸는 비율. 휘도는 유지됩니다</translation>
    </message>
    <message>
        <source>Largest relative change of the image&apos;s size</source>
        <translation>이미지를 늘리거나 줄이는 비율</translation>
    </message>
    <message>
        <source>Largest share of each side that is cut off, anywhere; the rest is enlarged to the input size</source>
        <translation>각 변에서 잘라낼 수 있는 비율(위치 무관). 남은 부분은 입력 크기로 확대합니다</translation>
    </message>
    <message>
        <source>Largest shift, as a share of the side</source>
        <translation>변의 길이에 대한 이동 비율</translation>
    </message>
    <message>
        <source>Largest standard deviation of a Gaussian blur, in pixels</source>
        <translation>픽셀: 가우시안 흐림의 최대 표준편차</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>올가미</translation>
    </message>
    <message>
        <source>Lasso follows edges</source>
        <translation>올가미가 경계를 따라감</translation>
    </message>
    <message>
        <source>Last activation of the network</source>
        <translation>네트워크의 마지막 활성화 함수</translation>
    </message>
    <message>
        <source>Last image</source>
        <translation>마지막 이미지</translation>
    </message>
    <message>
        <source>Last: loss {loss:.3f}, calibration error {error:.3f}</source>
        <translation>최근: 손실 {loss:.3f}, 보정 오차 {error:.3f}</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Layers are listed after the first prediction of a ticked variant</source>
        <translation>체크한 모델이 예측을 마치면 레이어가 표시됩니다</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>네트워크의 레이어</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Leave it for later</source>
        <translation>나중으로 미룹니다</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>Leave out the largest scale.</source>
        <translation>가장 큰 스케일을 빼세요.</translation>
    </message>
    <message>
        <source>Left out: {reasons}.</source>
        <translation>건너뜀: {reasons}.</translation>
    </message>
    <message>
        <source>Less opacity</source>
        <translation>불투명도 낮추기</translation>
    </message>
    <message>
        <source>Let it continue</source>
        <translation>계속하게 두기</translation>
    </message>
    <message>
        <source>Let one panel fill the wall, or show all again</source>
        <translation>한 패널이 보드를 채우게 하거나 모두 다시 표시합니다</translation>
    </message>
    <message>
        <source>Let the panel fill the wall, or show all again</source>
        <translation>패널이 보드를 채우게 하거나 모두 다시 표시</translation>
    </message>
    <message>
        <source>Library that computes on the CPU: onnxruntime takes about half the time; torch computes until its graphs are made, in the background, and wherever they differ</source>
        <translation>CPU에서 계산하는 엔진: onnxruntime은 시간이 절반쯤 걸립니다. 그래프가 뒤에서 만들어지기 전과 결과가 다를 때는 torch가 계산합니다</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Light of the image</source>
        <translation>이미지의 빛</translation>
    </message>
    <message>
        <source>Like narrow-band light</source>
        <translation>협대역광처럼</translation>
    </message>
    <message>
        <source>List all again</source>
        <translation>다시 모두 목록에</translation>
    </message>
    <message>
        <source>List of variants and card</source>
        <translation>카드 위의 모델 목록</translation>
    </message>
    <message>
        <source>List only the images of the selected rows, to go through them on the wall</source>
        <translation>선택한 행의 이미지만 목록에 두고 보드에서 차례로 봅니다</translation>
    </message>
    <message>
        <source>List selected</source>
        <translation>선택 항목만 목록에</translation>
    </message>
    <message>
        <source>List selected images</source>
        <translation>선택한 이미지만 목록에 표시</translation>
    </message>
    <message>
        <source>Lists of corners and of boxes are not read: export COCO, or masks in PNG.</source>
        <translation>꼭짓점이나 상자의 목록은 읽지 않습니다: COCO 또는 PNG 마스크로 내보내세요.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>Live, {shown:.0f} frames a second</source>
        <translation>실시간, 초당 {shown:.0f} 프레임</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Longest diameter</source>
        <translation>최대 지름</translation>
    </message>
    <message>
        <source>Longest diameter perpendicular to it</source>
        <translation>그에 수직인 최대 지름</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Look at it…</source>
        <translation>보기…</translation>
    </message>
    <message>
        <source>Look at the data…</source>
        <translation>데이터 보기…</translation>
    </message>
    <message>
        <source>Look at this frame on the wall</source>
        <translation>이 프레임을 보드에서 봅니다</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>카메라를 찾는 중…</translation>
    </message>
    <message>
        <source>Looking for pairs…</source>
        <translation>쌍을 찾는 중…</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Loss by learning rate</source>
        <translation>학습률에 따른 손실</translation>
    </message>
    <message>
        <source>Loss to minimise</source>
        <translation>줄이는 손실</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>낮음</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>낮을수록 좋습니다.</translation>
    </message>
    <message>
        <source>Lower threshold</source>
        <translation>임계값 낮추기</translation>
    </message>
    <message>
        <source>Main channel</source>
        <translation>주 채널</translation>
    </message>
    <message>
        <source>Make a file to pass on, without patient data</source>
        <translation>환자 정보 없이 전달할 수 있는 파일을 만듭니다</translation>
    </message>
    <message>
        <source>Make it smaller, or cut out the part of interest.</source>
        <translation>더 작게 하거나 필요한 부분만 자르세요.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>맵</translation>
    </message>
    <message>
        <source>Map over the film</source>
        <translation>동영상 위의 맵</translation>
    </message>
    <message>
        <source>Map statistics</source>
        <translation>맵 통계</translation>
    </message>
    <message>
        <source>Map {title}</source>
        <translation>맵 {title}</translation>
    </message>
    <message>
        <source>Maps are computed for this point</source>
        <translation>이 점에서 맵을 계산합니다</translation>
    </message>
    <message>
        <source>Maps on demand</source>
        <translation>요청한 맵</translation>
    </message>
    <message>
        <source>Maps shown</source>
        <translation>표시할 맵</translation>
    </message>
    <message>
        <source>Maps shown beside the image</source>
        <translation>이미지 옆에 표시할 맵</translation>
    </message>
    <message>
        <source>Maps would show which variant is which. Leave the blind mode first.</source>
        <translation>맵을 보면 어느 모델인지 알 수 있습니다. 블라인드 모드를 끝내세요.</translation>
    </message>
    <message>
        <source>Mark with the classes of the variants</source>
        <translation>모델의 클래스로 표시하기</translation>
    </message>
    <message>
        <source>Mark with these labels</source>
        <translation>이 라벨로 표시하기</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>Mask {chosen} of {count} (IoU {score:.2f}). K: next, Enter: accept</source>
        <translation>마스크 {count}개 중 {chosen}번(IoU {score:.2f}). K: 다음, Enter: 수락</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>Masks ({endings})</source>
        <translation>마스크 ({endings})</translation>
    </message>
    <message>
        <source>Masks beside it become the ground truth</source>
        <translation>옆에 있는 마스크가 정답이 됩니다</translation>
    </message>
    <message>
        <source>Masks can be read from {title}, but not written. Choose PNG.</source>
        <translation>{title}은(는) 읽기만 하고 쓰지는 않습니다. PNG를 고르세요.</translation>
    </message>
    <message>
        <source>Masks in thumbnails</source>
        <translation>썸네일에 마스크</translation>
    </message>
    <message>
        <source>Mass inside the ground truth over its share of the area: 1 by chance</source>
        <translation>대상의 면적 비율에 대한 그 비율. 우연이면 1</translation>
    </message>
    <message>
        <source>Mass inside the target minus the target&apos;s share of the area</source>
        <translation>대상 안의 양에서 대상의 면적 비율을 뺀 값</translation>
    </message>
    <message>
        <source>Mass inside the target over the target&apos;s share of the area: 1 by chance</source>
        <translation>대상 안의 양을 대상의 면적 비율로 나눈 값. 우연이면 1</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>맞는 명령</translation>
    </message>
    <message>
        <source>Maximise a panel</source>
        <translation>패널 최대화</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Mean Dice of the classes that are in the ground truth or in the prediction</source>
        <translation>정답에 있거나 예측된 클래스의 평균 Dice</translation>
    </message>
    <message>
        <source>Mean Dice of the mask with the masks of the other variants; needs no ground truth</source>
        <translation>다른 모델의 마스크와의 평균 Dice. 정답이 필요 없습니다</translation>
    </message>
    <message>
        <source>Mean Dice with the masks of the readers; for a reader, with those of the others</source>
        <translation>판독자 마스크와의 평균 Dice. 판독자 자신은 나머지 판독자와 비교합니다</translation>
    </message>
    <message>
        <source>Mean IoU of the classes that are in the ground truth or in the prediction</source>
        <translation>정답에 있거나 예측된 클래스의 평균 IoU</translation>
    </message>
    <message>
        <source>Mean and standard deviation are numbers separated by commas, such as 0.5, 0.5, 0.5.</source>
        <translation>평균과 표준 편차는 0.5, 0.5, 0.5처럼 쉼표로 구분한 수입니다.</translation>
    </message>
    <message>
        <source>Mean of each channel, for values in 0 to 1, separated by commas</source>
        <translation>각 채널의 평균, 0~1 값 기준, 쉼표로 구분</translation>
    </message>
    <message>
        <source>Mean of heads</source>
        <translation>헤드 평균</translation>
    </message>
    <message>
        <source>Mean of the channels</source>
        <translation>채널 평균</translation>
    </message>
    <message>
        <source>Mean of the image&apos;s grey values, 0 to 1</source>
        <translation>이미지 회색값의 평균(0~1)</translation>
    </message>
    <message>
        <source>Mean of the map&apos;s numbers</source>
        <translation>맵 수치의 평균</translation>
    </message>
    <message>
        <source>Mean of the target&apos;s probability over the ticked variants, with the outline of the mask that results</source>
        <translation>체크한 모델들의 대상 확률의 평균과, 그로부터 만든 마스크의 윤곽선</translation>
    </message>
    <message>
        <source>Mean of the variants</source>
        <translation>모델들의 평균</translation>
    </message>
    <message>
        <source>Mean over the classes that are in the ground truth or in the prediction</source>
        <translation>정답에 있거나 예측된 클래스의 평균</translation>
    </message>
    <message>
        <source>Mean paired difference over images with its 95 % interval</source>
        <translation>이미지별 짝지은 차이의 평균과 95 % 신뢰 구간</translation>
    </message>
    <message>
        <source>Mean position in the five orders above</source>
        <translation>위 다섯 순서에서의 평균 순위</translation>
    </message>
    <message>
        <source>Mean rank correlation with the other maps</source>
        <translation>다른 맵과의 평균 순위 상관</translation>
    </message>
    <message>
        <source>Mean shift</source>
        <translation>평균 이동</translation>
    </message>
    <message>
        <source>Mean with its 95 % interval; each image weighs the same</source>
        <translation>95 % 신뢰 구간이 있는 평균. 모든 이미지의 비중이 같습니다</translation>
    </message>
    <message>
        <source>Means for groups of images with similar values of this</source>
        <translation>이 점에서 비슷한 이미지들의 평균</translation>
    </message>
    <message>
        <source>Means of the variants</source>
        <translation>모델별 평균</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Measure area and uncertainty of every frame</source>
        <translation>모든 프레임의 면적과 불확실성을 구합니다</translation>
    </message>
    <message>
        <source>Measure the other images too</source>
        <translation>나머지 이미지도 측정합니다</translation>
    </message>
    <message>
        <source>Measured here</source>
        <translation>여기서 측정</translation>
    </message>
    <message>
        <source>Measured {done:,} of {every:,}</source>
        <translation>{every:,}개 중 {done:,}개 측정</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>측정 중…</translation>
    </message>
    <message>
        <source>Memory at its highest: about {memory:.1f} GB.</source>
        <translation>최대 메모리: 약 {memory:.1f} GB.</translation>
    </message>
    <message>
        <source>Merged by</source>
        <translation>병합 방식</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Method that explains the decision at the chosen layer</source>
        <translation>선택한 레이어의 판단을 설명하는 방법</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>가운데 단추</translation>
    </message>
    <message>
        <source>Millimetres of a pixel&apos;s side, by the SHA-256 of images with a known length</source>
        <translation>길이를 아는 이미지의 픽셀 한 변(mm), SHA-256별</translation>
    </message>
    <message>
        <source>Mirrors left and right</source>
        <translation>좌우로 뒤집습니다</translation>
    </message>
    <message>
        <source>Mirrors top and bottom</source>
        <translation>상하로 뒤집습니다</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>More opacity</source>
        <translation>불투명도 높이기</translation>
    </message>
    <message>
        <source>More than {most_likely:,} of its images have names like {image}. Export it alone.</source>
        <translation>{image}와(과) 비슷한 이름의 이미지가 {most_likely:,}개를 넘습니다. 그것만 내보내세요.</translation>
    </message>
    <message>
        <source>Most of its pixels are grey, as in a photograph, and not as in a mask.</source>
        <translation>픽셀 대부분이 마스크가 아니라 사진처럼 회색입니다.</translation>
    </message>
    <message>
        <source>Most pixels of the mask {path} are grey, as in a photograph. Choose the mask of the image, in black and white, or save it so.</source>
        <translation>마스크 {path}의 픽셀 대부분이 사진처럼 회색입니다. 이미지의 흑백 마스크를 선택하거나 그렇게 저장하세요.</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>마우스</translation>
    </message>
    <message>
        <source>Move a map of the list to another column</source>
        <translation>목록의 맵을 다른 열로 이동</translation>
    </message>
    <message>
        <source>Move a pointer, press it and release it; with Shift by a pixel, and the right button</source>
        <translation>포인터를 옮기고, 누르고, 뗍니다. Shift와 함께면 한 픽셀씩, 오른쪽 버튼으로</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로 이동</translation>
    </message>
    <message>
        <source>Move the chosen runs to a bin</source>
        <translation>고른 학습 실행을 휴지통 폴더로 옮깁니다</translation>
    </message>
    <message>
        <source>Move the image</source>
        <translation>이미지 이동</translation>
    </message>
    <message>
        <source>Move the image while a tool is active</source>
        <translation>도구를 쓰는 중에 이미지 이동</translation>
    </message>
    <message>
        <source>Move the image, in all panels</source>
        <translation>모든 패널에서 이미지 이동</translation>
    </message>
    <message>
        <source>Move these runs to the bin beside them? {names}</source>
        <translation>이 학습 실행들을 옆의 휴지통 폴더로 옮길까요? {names}</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로 이동</translation>
    </message>
    <message>
        <source>Multiples of the network&apos;s input size at which it sees the image: those that each variant was trained for, or the same for all, 0.1 to 8, with commas</source>
        <translation>네트워크 입력 크기의 배수로 나타낸, 이미지를 보는 크기: 각 모델이 학습한 값, 또는 모두에 같은 값. 0.1~8, 쉼표로 구분</translation>
    </message>
    <message>
        <source>My outline is done</source>
        <translation>내 윤곽선 완료</translation>
    </message>
    <message>
        <source>NIfTI mask</source>
        <translation>NIfTI 마스크</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Name and terms of the data, for the card</source>
        <translation>카드에 적을 데이터의 이름과 조건</translation>
    </message>
    <message>
        <source>Name in the table of architectures</source>
        <translation>아키텍처 표의 이름</translation>
    </message>
    <message>
        <source>Name of an encoder of segmentation_models_pytorch; the architecture&apos;s own where empty</source>
        <translation>segmentation_models_pytorch 인코더의 이름. 비어 있으면 아키텍처 자체의 것</translation>
    </message>
    <message>
        <source>Name of the class to find, for the card and the window</source>
        <translation>찾을 클래스의 이름. 카드와 창에 쓰입니다</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>배치의 이름</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>학습 실행의 이름</translation>
    </message>
    <message>
        <source>Name of the run and of the variant it makes</source>
        <translation>학습 실행과 그것이 만드는 모델의 이름</translation>
    </message>
    <message>
        <source>Names of all classes, in the order of their numbers in the masks, from 0; if empty, masks have one target</source>
        <translation>마스크의 번호(0부터) 순서로 적은 모든 클래스의 이름. 비어 있으면 마스크는 대상만 나타냅니다</translation>
    </message>
    <message>
        <source>Names of the classes, with commas, the background first</source>
        <translation>클래스 이름, 쉼표로 구분, 배경 먼저</translation>
    </message>
    <message>
        <source>Narrower uncertain band</source>
        <translation>불확실 구간 좁히기</translation>
    </message>
    <message>
        <source>Needs two variants that have predictions and the same classes.</source>
        <translation>예측을 마쳤고 같은 클래스를 구분하는 모델이 둘 필요합니다.</translation>
    </message>
    <message>
        <source>Neither high nor low values are better.</source>
        <translation>높고 낮음에 좋고 나쁨이 없습니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Networks (*.safetensors *.pt *.pth *.ckpt *.bin config.json *.onnx *.pt2 *.ts *.py)</source>
        <translation>네트워크 (*.safetensors *.pt *.pth *.ckpt *.bin config.json *.onnx *.pt2 *.ts *.py)</translation>
    </message>
    <message>
        <source>New mask</source>
        <translation>새 마스크</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Next channel of the image</source>
        <translation>이미지의 다음 채널</translation>
    </message>
    <message>
        <source>Next class</source>
        <translation>다음 클래스</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>다음 이미지</translation>
    </message>
    <message>
        <source>Next image (N)</source>
        <translation>다음 이미지 (N)</translation>
    </message>
    <message>
        <source>Next part of the mask</source>
        <translation>마스크의 다음 조각</translation>
    </message>
    <message>
        <source>Next uncertain region</source>
        <translation>다음 불확실 영역</translation>
    </message>
    <message>
        <source>Next variant</source>
        <translation>다음 모델</translation>
    </message>
    <message>
        <source>Next variant in its place</source>
        <translation>그 자리에 다음 모델</translation>
    </message>
    <message>
        <source>No camera was found. Connect one, and open this menu again.</source>
        <translation>카메라를 찾지 못했습니다. 연결한 뒤 이 메뉴를 다시 여십시오.</translation>
    </message>
    <message>
        <source>No class</source>
        <translation>클래스 없음</translation>
    </message>
    <message>
        <source>No divider (Shift+W)</source>
        <translation>구분선 없음 (Shift+W)</translation>
    </message>
    <message>
        <source>No font with the letters of {language} is installed. Install one, on Debian and Ubuntu the package fonts-noto-cjk, and start segview again.</source>
        <translation>{language} 글자가 있는 글꼴이 없습니다. 글꼴(Debian과 Ubuntu에서는 fonts-noto-cjk 패키지)을 설치하고 segview를 다시 시작하세요.</translation>
    </message>
    <message>
        <source>No gradient leads from the score back to this layer ({error}). Choose another layer, or Eigen-CAM.</source>
        <translation>점수에서 이 레이어로 이어지는 기울기가 없습니다 ({error}). 다른 레이어나 Eigen-CAM을 고르세요.</translation>
    </message>
    <message>
        <source>No ground truth found</source>
        <translation>정답을 찾지 못했습니다</translation>
    </message>
    <message>
        <source>No ground truth was found beside this image.</source>
        <translation>이 이미지 옆에서 정답을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>No image could be scored. {failed}</source>
        <translation>평가할 수 있는 이미지가 없습니다. {failed}</translation>
    </message>
    <message>
        <source>No image is in this state: {state}.</source>
        <translation>이 상태의 이미지가 없습니다: {state}.</translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation>열린 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>No image is open. Open a folder of images, or drop one here.</source>
        <translation>열린 이미지가 없습니다. 이미지 폴더를 열거나 여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>No image of the list {path} has a mask. Write its path behind it.</source>
        <translation>목록 {path}의 어떤 이미지에도 마스크가 없습니다. 이미지 뒤에 마스크의 경로를 적으세요.</translation>
    </message>
    <message>
        <source>No image was scored for both {variant} and {base}.</source>
        <translation>{variant}과(와) {base} 모두에 대해 평가한 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>이미지 없음</translation>
    </message>
    <message>
        <source>No images are open.

Open a folder or files,
or drop them here.</source>
        <translation>열린 이미지가 없습니다.

폴더나 파일을 열거나
여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>No labels of your own in this folder</source>
        <translation>이 폴더에서 자신의 라벨 쓰지 않기</translation>
    </message>
    <message>
        <source>No map</source>
        <translation>맵 없음</translation>
    </message>
    <message>
        <source>No name contains all of this.</source>
        <translation>이 단어가 모두 들어간 이름이 없습니다.</translation>
    </message>
    <message>
        <source>No network is ticked. Tick one in the pane Variants, or press 1, to see what it finds.</source>
        <translation>체크한 네트워크가 없습니다. 모델 창에서 하나를 체크하거나 1을 누르면 예측을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>No other brightness, contrast, gamma or channel</source>
        <translation>밝기, 대비, 감마, 채널을 되돌립니다</translation>
    </message>
    <message>
        <source>No other image of the list is open.</source>
        <translation>목록에 미결인 다른 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>No panel has anything to show on the right of the divider. Give a second variant.</source>
        <translation>구분선 오른쪽에 놓을 것이 있는 패널이 없습니다. 두 번째 모델을 지정하세요.</translation>
    </message>
    <message>
        <source>No panel has {name} to show on the right of the divider. Give a second variant, or another map that the variant has.</source>
        <translation>구분선 오른쪽에 놓을 {name}이(가) 있는 패널이 없습니다. 두 번째 모델이나 그 모델에 있는 다른 맵을 지정하세요.</translation>
    </message>
    <message>
        <source>No part</source>
        <translation>조각 없음</translation>
    </message>
    <message>
        <source>No query point</source>
        <translation>질의점 없음</translation>
    </message>
    <message>
        <source>No region of this image has probabilities from {low:.2f} to {high:.2f}.</source>
        <translation>이 이미지에는 확률이 {low:.2f}~{high:.2f}인 영역이 없습니다.</translation>
    </message>
    <message>
        <source>No run yet. Choose a plan: it trains in the background, and its progress is shown here.</source>
        <translation>아직 학습 실행이 없습니다. 계획을 고르면 뒤에서 학습하며, 진행 상황을 여기서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>No scale was given. Give at least one, for example 0.5,1,2.</source>
        <translation>스케일이 없습니다. 하나 이상 주세요. 예: 0.5,1,2</translation>
    </message>
    <message>
        <source>No section has all of these words.</source>
        <translation>이 단어가 모두 들어 있는 절이 없습니다.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>디스크에 남은 공간이 없음</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>그런 파일이나 폴더가 없음</translation>
    </message>
    <message>
        <source>No variant</source>
        <translation>모델 없음</translation>
    </message>
    <message>
        <source>No variant can be fine-tuned: a trained network is needed.</source>
        <translation>학습시킬 수 있는 모델이 없습니다. 학습된 네트워크가 필요합니다.</translation>
    </message>
    <message>
        <source>No variant is known.

Open the folder of one,
or drop it here.</source>
        <translation>알려진 모델이 없습니다.

모델 폴더를 열거나
여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>No variant with a single target has a prediction yet.</source>
        <translation>대상과 배경을 구분하는 모델의 예측이 아직 없습니다.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>None of its {count} images is called {image}.</source>
        <translation>이미지 {count}개 중 {image}이라는 이름이 없습니다.</translation>
    </message>
    <message>
        <source>None of the frames can be read: there is nothing to write.</source>
        <translation>읽을 수 있는 프레임이 없어 쓸 것이 없습니다.</translation>
    </message>
    <message>
        <source>None of the images in the list is corrected yet. Correct some (C begins), then fine-tune.</source>
        <translation>목록에 수정한 이미지가 아직 없습니다. 몇 개를 수정한(C로 시작) 뒤 미세 조정하세요.</translation>
    </message>
    <message>
        <source>None of these images is corrected yet. Correct some, then fine-tune.</source>
        <translation>이 이미지 중 수정한 것이 아직 없습니다. 몇 개를 수정한 뒤 미세 조정하세요.</translation>
    </message>
    <message>
        <source>None of these images is corrected yet: nothing was written.</source>
        <translation>이 이미지 중 수정한 것이 아직 없어 아무것도 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>None of {count} corrections can be used. The first: {reason}</source>
        <translation>수정 {count}개 중 쓸 수 있는 것이 없습니다. 첫 번째 이유: {reason}</translation>
    </message>
    <message>
        <source>None of {count} pairs can be used. The first: {reason}</source>
        <translation>쌍 {count}개 중 쓸 수 있는 것이 없습니다. 첫 번째 이유: {reason}</translation>
    </message>
    <message>
        <source>None: Q sets it at the pointer</source>
        <translation>없음: Q를 누르면 포인터 아래에 놓입니다</translation>
    </message>
    <message>
        <source>None: it gives logits</source>
        <translation>없음: 로짓을 냅니다</translation>
    </message>
    <message>
        <source>Norm of the channels</source>
        <translation>채널 노름</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>기본 글자 크기</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>폴더가 아님</translation>
    </message>
    <message>
        <source>Not all of the saved settings could be used ({names:.200}): they are damaged, or of another version of segview.</source>
        <translation>저장된 설정의 일부를 쓸 수 없습니다({names:.200}): 손상되었거나 다른 버전의 segview 것입니다.</translation>
    </message>
    <message>
        <source>Nothing could be scored in {data}.</source>
        <translation>{data}에서 평가할 수 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing in it can be drawn: {reasons}. The mask here is unchanged.</source>
        <translation>그릴 수 있는 것이 없습니다: {reasons}. 여기의 마스크는 그대로입니다.</translation>
    </message>
    <message>
        <source>Nothing is copied yet: point at a part of the mask and press Ctrl+C.</source>
        <translation>아직 복사한 것이 없습니다: 마스크의 조각을 가리키고 Ctrl+C를 누르세요.</translation>
    </message>
    <message>
        <source>Nothing was open before</source>
        <translation>이전에 연 것이 없습니다</translation>
    </message>
    <message>
        <source>Number in the masks that marks pixels to ignore, or none</source>
        <translation>계산에서 제외할 픽셀을 나타내는 마스크의 번호. 없을 수 있음</translation>
    </message>
    <message>
        <source>Number of classes drawn</source>
        <translation>그리는 클래스 수</translation>
    </message>
    <message>
        <source>Number of classes, background included</source>
        <translation>배경을 포함한 클래스 수</translation>
    </message>
    <message>
        <source>Number of images checked, over all variants</source>
        <translation>모델별 검사한 이미지</translation>
    </message>
    <message>
        <source>Number of images measured</source>
        <translation>측정한 이미지 수</translation>
    </message>
    <message>
        <source>Number of images on which the variant was scored</source>
        <translation>모델이 평가된 이미지 수</translation>
    </message>
    <message>
        <source>Number of images reviewed</source>
        <translation>검토한 이미지 수</translation>
    </message>
    <message>
        <source>Number of images that cause the whole difference: without them it disappears</source>
        <translation>이만큼의 이미지가 차이 전체를 만듭니다. 이들을 빼면 차이가 사라집니다</translation>
    </message>
    <message>
        <source>Number of pairs</source>
        <translation>쌍의 수</translation>
    </message>
    <message>
        <source>Number of the current image</source>
        <translation>현재 이미지의 번호</translation>
    </message>
    <message>
        <source>Number of the shown channel, from 0</source>
        <translation>표시할 채널(0부터)</translation>
    </message>
    <message>
        <source>Number of the shown query, from 1</source>
        <translation>표시할 쿼리, 1부터</translation>
    </message>
    <message>
        <source>Number of training pairs, from the start of the shuffled names; if empty, all other pairs</source>
        <translation>섞은 이름 중 앞에서 이 수만큼 학습합니다. 없으면 남은 전부</translation>
    </message>
    <message>
        <source>Number of validation images shown after each epoch</source>
        <translation>에포크마다 이만큼의 검증 이미지를 보여 줍니다</translation>
    </message>
    <message>
        <source>Number of validation pairs, from the end of the shuffled names, if there are no validation folders</source>
        <translation>검증 폴더가 없을 때, 섞은 이름 중 뒤에서 이 수만큼 검증합니다</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>ONNX needs {error}. Install it with {install_command}.</source>
        <translation>ONNX에는 {error}이(가) 필요합니다. {install_command}(으)로 설치하세요.</translation>
    </message>
    <message>
        <source>Of everything drawn over the image</source>
        <translation>이미지 위에 그리는 것의 불투명도</translation>
    </message>
    <message>
        <source>Of {total} pairs of image and mask, {held_back} would be held back to choose the best epoch. At least one must be held back, and one must be left. Correct more images, or add a folder of known pairs.</source>
        <translation>이미지와 마스크 {total}쌍 중 {held_back}쌍을 에포크 선택용으로 떼게 됩니다: 적어도 하나는 떼고 하나는 남아야 합니다. 더 수정하거나 기존 쌍의 폴더를 추가하세요.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>On demand</source>
        <translation>요청한 맵</translation>
    </message>
    <message>
        <source>One channel</source>
        <translation>한 채널</translation>
    </message>
    <message>
        <source>One channel of {gate}</source>
        <translation>{gate}의 한 채널</translation>
    </message>
    <message>
        <source>One epoch takes about {epoch}, all {epochs:,} epochs about {total}.</source>
        <translation>한 에포크에 약 {epoch}, {epochs:,}에포크 전체에 약 {total} 걸립니다.</translation>
    </message>
    <message>
        <source>One file for all images</source>
        <translation>모든 이미지를 한 파일로</translation>
    </message>
    <message>
        <source>One image is {state} now. Z takes that back.</source>
        <translation>이미지 1개: {state}. Z로 되돌립니다.</translation>
    </message>
    <message>
        <source>One mask was written to {folder}.</source>
        <translation>마스크 1개를 {folder}에 썼습니다.</translation>
    </message>
    <message>
        <source>One query, or all queries whose most probable class is this one</source>
        <translation>쿼리 하나, 또는 이 클래스의 확률이 가장 높은 모든 쿼리</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>미결</translation>
    </message>
    <message>
        <source>Open a checkpoint</source>
        <translation>체크포인트 열기</translation>
    </message>
    <message>
        <source>Open a film, or a folder of images in their order.</source>
        <translation>동영상이나 순서가 있는 이미지 폴더를 여세요.</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>이미지 폴더 열기</translation>
    </message>
    <message>
        <source>Open a folder of images first.</source>
        <translation>먼저 이미지 폴더를 여세요.</translation>
    </message>
    <message>
        <source>Open a folder of images; masks beside it are found</source>
        <translation>이미지 폴더를 엽니다. 옆에 있는 마스크도 찾습니다</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>계획 열기</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>학습 실행 열기</translation>
    </message>
    <message>
        <source>Open a variant</source>
        <translation>모델 열기</translation>
    </message>
    <message>
        <source>Open checkpoint…</source>
        <translation>체크포인트 열기…</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>파일 열기</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>이미지를 엽니다</translation>
    </message>
    <message>
        <source>Open images or variants</source>
        <translation>이미지나 모델 열기</translation>
    </message>
    <message>
        <source>Open images, variants, settings, labels and decisions that were saved together</source>
        <translation>함께 저장한 이미지, 모델, 설정, 레이블, 판정을 엽니다</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>프로젝트 열기…</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>최근에 연 항목</translation>
    </message>
    <message>
        <source>Open the best epoch so far as a variant, and run it</source>
        <translation>지금까지 가장 좋은 에포크를 모델로 열어 실행합니다</translation>
    </message>
    <message>
        <source>Open the chosen images again</source>
        <translation>선택한 이미지를 다시 미결로</translation>
    </message>
    <message>
        <source>Open the folder of a run, also of one from another machine</source>
        <translation>다른 컴퓨터의 것도 포함하여 학습 실행의 폴더를 엽니다</translation>
    </message>
    <message>
        <source>Open the folder of a variant</source>
        <translation>모델의 폴더를 엽니다</translation>
    </message>
    <message>
        <source>Open the folder of a variant, or a checkpoint</source>
        <translation>모델 폴더나 체크포인트를 엽니다</translation>
    </message>
    <message>
        <source>Open the page that fits where you are</source>
        <translation>지금 화면에 맞는 페이지를 엽니다</translation>
    </message>
    <message>
        <source>Open the sample images</source>
        <translation>예제 이미지 열기</translation>
    </message>
    <message>
        <source>Open the weights&apos; file of a variant</source>
        <translation>모델의 가중치 파일을 엽니다</translation>
    </message>
    <message>
        <source>Open variant…</source>
        <translation>모델 열기…</translation>
    </message>
    <message>
        <source>Open {source}</source>
        <translation>{source} 열기</translation>
    </message>
    <message>
        <source>Open ▾</source>
        <translation>열기 ▾</translation>
    </message>
    <message>
        <source>Opened images</source>
        <translation>열린 이미지</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>허용되지 않은 작업</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화기</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Or, beside all parts, the whole selected class</source>
        <translation>조각 밖이면 잡고 있는 클래스 전체를 복사합니다</translation>
    </message>
    <message>
        <source>Order of the images</source>
        <translation>이미지 순서</translation>
    </message>
    <message>
        <source>Other runs</source>
        <translation>다른 실행</translation>
    </message>
    <message>
        <source>Other runs ▾</source>
        <translation>다른 실행 ▾</translation>
    </message>
    <message>
        <source>Otherwise, each image has its own file</source>
        <translation>아니면 이미지마다 파일이 하나씩입니다</translation>
    </message>
    <message>
        <source>Otsu’s threshold</source>
        <translation>Otsu 임계값</translation>
    </message>
    <message>
        <source>Outline only</source>
        <translation>윤곽선만</translation>
    </message>
    <message>
        <source>Outlines of all variants</source>
        <translation>모든 모델의 윤곽선</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Output activation</source>
        <translation>출력 활성화</translation>
    </message>
    <message>
        <source>Output head: A, B, C, D of the experiment, or plain</source>
        <translation>출력 헤드: 실험의 A, B, C, D 또는 plain</translation>
    </message>
    <message>
        <source>Over images</source>
        <translation>이미지 평균</translation>
    </message>
    <message>
        <source>Over pixels</source>
        <translation>픽셀 합산</translation>
    </message>
    <message>
        <source>PDF documents</source>
        <translation>PDF 문서</translation>
    </message>
    <message>
        <source>PNG images</source>
        <translation>PNG 이미지</translation>
    </message>
    <message>
        <source>PNG mask</source>
        <translation>PNG 마스크</translation>
    </message>
    <message>
        <source>PNG, SVG or PDF that says how it was made</source>
        <translation>만든 방법이 기록되는 PNG, SVG 또는 PDF</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>패키지</translation>
    </message>
    <message>
        <source>Packages and their licences</source>
        <translation>패키지와 라이선스</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>Paint on the image or on a gate, and see how the predictions change; the file is not changed</source>
        <translation>이미지나 게이트에 칠하고 예측이 어떻게 바뀌는지 봅니다. 파일은 그대로입니다</translation>
    </message>
    <message>
        <source>Paint on the image or on a gate: how would the predictions change?</source>
        <translation>이미지나 게이트에 칠해 보세요: 예측은 어떻게 바뀔까요?</translation>
    </message>
    <message>
        <source>Paint on the map of an attention gate</source>
        <translation>어텐션 게이트의 맵에 칠합니다</translation>
    </message>
    <message>
        <source>Paint on the map of an attention gate, such as cbam/spatial: the image is not one.</source>
        <translation>cbam/spatial 같은 어텐션 게이트의 맵에 칠하세요. 이미지는 게이트가 아닙니다.</translation>
    </message>
    <message>
        <source>Paint on the map of an attention gate: raise it, or with the right button lower it</source>
        <translation>어텐션 게이트의 맵에 칠하면 값을 올리고, 오른쪽 단추로 칠하면 내립니다</translation>
    </message>
    <message>
        <source>Paint this class elsewhere</source>
        <translation>그 클래스를 다른 곳에도 칠합니다</translation>
    </message>
    <message>
        <source>Paint; the right button erases</source>
        <translation>칠합니다. 오른쪽 단추는 지웁니다</translation>
    </message>
    <message>
        <source>Paint; the right button erases (B)</source>
        <translation>칠합니다. 오른쪽 단추는 지웁니다 (B)</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>창 목록</translation>
    </message>
    <message>
        <source>Panes to compare</source>
        <translation>비교용 배치</translation>
    </message>
    <message>
        <source>Panes to correct</source>
        <translation>수정용 배치</translation>
    </message>
    <message>
        <source>Panes to train</source>
        <translation>학습용 배치</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>Part of the head</source>
        <translation>헤드의 부분</translation>
    </message>
    <message>
        <source>Part of the image with the centre of the target</source>
        <translation>대상의 중심이 놓인 이미지의 부분</translation>
    </message>
    <message>
        <source>Part of the squeeze-and-attention heads 1 and 4 to show, for the class predicted at the point</source>
        <translation>점에서 예측된 클래스에 대해, SA 헤드 1과 4에서 표시할 것</translation>
    </message>
    <message>
        <source>Part or hole</source>
        <translation>조각 또는 구멍</translation>
    </message>
    <message>
        <source>Parts of the mask</source>
        <translation>마스크의 조각</translation>
    </message>
    <message>
        <source>Parts that can be switched off are listed after the variant&apos;s first prediction</source>
        <translation>모델의 첫 예측이 끝나면 끌 수 있는 부분이 표시됩니다</translation>
    </message>
    <message>
        <source>Passes with dropout</source>
        <translation>드롭아웃 반복</translation>
    </message>
    <message>
        <source>Passes with dropout at the scale nearest to 1, for networks that have it: their spread is one more uncertainty. 20 to 50 are usual</source>
        <translation>드롭아웃이 있는 네트워크에서, 1에 가장 가까운 스케일의 드롭아웃 반복 횟수: 서로 얼마나 다른지가 또 하나의 불확실성입니다. 보통 20~50회</translation>
    </message>
    <message>
        <source>Passes with dropout must be 0 to {most_passes}, not {passes}. 20 to 50 are usual.</source>
        <translation>드롭아웃 반복은 0~{most_passes}회이며 {passes}회는 안 됩니다. 보통 20~50회입니다.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Paste at the same place</source>
        <translation>같은 위치에 붙여넣기</translation>
    </message>
    <message>
        <source>Paste under the pointer</source>
        <translation>포인터 아래에 붙여넣기</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>경로</translation>
    </message>
    <message>
        <source>Path of the original, which is not copied</source>
        <translation>원본의 경로. 복사하지 않습니다</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>기다릴 에포크</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Pause after the next step, or resume</source>
        <translation>다음 스텝 뒤에 멈추거나 이어서 합니다</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>Per channel, of values in 0 to 1</source>
        <translation>채널별, 0~1 값 기준</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>권한이 없음</translation>
    </message>
    <message>
        <source>Pixels in both / pixels in mask or ground truth of this class; – if it is in neither, or there is no ground truth</source>
        <translation>양쪽 모두에 있는 픽셀 ÷ 이 클래스의 마스크 또는 정답에 있는 픽셀. 양쪽 모두에 없거나 정답이 없으면 –</translation>
    </message>
    <message>
        <source>Pixels in both / pixels in mask or ground truth; 1 where both are empty</source>
        <translation>양쪽 모두에 있는 픽셀 ÷ 마스크 또는 정답에 있는 픽셀. 둘 다 비어 있으면 1</translation>
    </message>
    <message>
        <source>Pixels of the image that the mask covers</source>
        <translation>마스크가 덮는 이미지 픽셀 수</translation>
    </message>
    <message>
        <source>Pixels that are counted</source>
        <translation>수치를 계산한 범위</translation>
    </message>
    <message>
        <source>Place in the film</source>
        <translation>동영상에서의 위치</translation>
    </message>
    <message>
        <source>Place it on this image</source>
        <translation>이 이미지에 적용</translation>
    </message>
    <message>
        <source>Place of the attention: output, decoder, encoder</source>
        <translation>어텐션의 위치: output, decoder, encoder</translation>
    </message>
    <message>
        <source>Place of the cursor</source>
        <translation>커서 위치</translation>
    </message>
    <message>
        <source>Plan from a file…</source>
        <translation>파일의 계획…</translation>
    </message>
    <message>
        <source>Plans (*.toml)</source>
        <translation>계획 (*.toml)</translation>
    </message>
    <message>
        <source>Plateau: factor by which the rate is multiplied; default 0.1</source>
        <translation>Plateau: 학습률에 곱하는 값. 없으면 0.1</translation>
    </message>
    <message>
        <source>Plateau: number of epochs without a better Dice before the rate falls; default 5</source>
        <translation>Plateau: Dice가 나아지지 않아도 참는 에포크 수. 없으면 5</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Play or stop (Space); Ctrl with ← and → steps</source>
        <translation>재생 또는 정지 (스페이스). Ctrl과 ←, →로 한 프레임씩</translation>
    </message>
    <message>
        <source>Play the film, or measure it, to see area and uncertainty over time</source>
        <translation>동영상을 재생하거나 측정하면 시간에 따른 면적과 불확실성을 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Play the images one after the other, or go back</source>
        <translation>이미지를 차례로 재생하거나 되돌아갑니다</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>그래프</translation>
    </message>
    <message>
        <source>Plot of the scores</source>
        <translation>점수 그래프</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Point at a panel</source>
        <translation>패널 가리키기</translation>
    </message>
    <message>
        <source>Point-biserial correlation of the map&apos;s numbers with being wrong: of an uncertainty, the higher the better</source>
        <translation>맵의 값과 틀림의 점이연 상관: 불확실성이라면 높을수록 좋습니다</translation>
    </message>
    <message>
        <source>Pointing</source>
        <translation>가리킴</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>다각형</translation>
    </message>
    <message>
        <source>Polynomial: (1 − step / steps) ^ power; default 0.9</source>
        <translation>Polynomial: (1 − 스텝 / 전체 스텝) ^ power. 없으면 0.9</translation>
    </message>
    <message>
        <source>Position deviation</source>
        <translation>위치 편차</translation>
    </message>
    <message>
        <source>Possible next step</source>
        <translation>다음에 할 수 있는 것</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>거듭제곱</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도(수치)</translation>
    </message>
    <message>
        <source>Predictions are hidden: finish your own outline, or wait until they are shown.</source>
        <translation>네트워크의 결과를 감추고 있습니다. 내 윤곽선을 끝내거나 표시될 때까지 기다리세요.</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>발표</translation>
    </message>
    <message>
        <source>Previous class</source>
        <translation>이전 클래스</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>이전 이미지</translation>
    </message>
    <message>
        <source>Previous part of the mask</source>
        <translation>마스크의 이전 조각</translation>
    </message>
    <message>
        <source>Previous uncertain region</source>
        <translation>이전 불확실 영역</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Probabilities of all pixels</source>
        <translation>모든 픽셀의 확률</translation>
    </message>
    <message>
        <source>Probability at the cursor from scale {scale:g} alone</source>
        <translation>스케일 {scale:g}만으로 구한 커서 위치의 확률</translation>
    </message>
    <message>
        <source>Probability of the target at the cursor; of more than two classes, that of the most probable one</source>
        <translation>커서 위치에서 대상의 확률. 클래스가 셋 이상이면 가장 확률이 높은 클래스의 값</translation>
    </message>
    <message>
        <source>Probability of this class at the cursor</source>
        <translation>커서 위치에서 이 클래스의 확률</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>잘못된 점</translation>
    </message>
    <message>
        <source>Problem with the scales</source>
        <translation>스케일의 잘못된 점</translation>
    </message>
    <message>
        <source>Progress of measuring</source>
        <translation>이미지 측정 진행 정도</translation>
    </message>
    <message>
        <source>Progress of the checks</source>
        <translation>검사 진행 정도</translation>
    </message>
    <message>
        <source>Progress of the review</source>
        <translation>검토 진행 정도</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>학습 진행 정도</translation>
    </message>
    <message>
        <source>Progress of the scoring</source>
        <translation>평가 진행 정도</translation>
    </message>
    <message>
        <source>Progress of the trial</source>
        <translation>시험 실행의 진행</translation>
    </message>
    <message>
        <source>Project {name}</source>
        <translation>프로젝트 {name}</translation>
    </message>
    <message>
        <source>Projects of segview</source>
        <translation>segview 프로젝트</translation>
    </message>
    <message>
        <source>Protect other classes</source>
        <translation>다른 클래스 보호</translation>
    </message>
    <message>
        <source>Protect others</source>
        <translation>다른 클래스 보호</translation>
    </message>
    <message>
        <source>Published widths, or the same structure narrow enough to train on two CPU cores</source>
        <translation>논문의 폭, 또는 CPU 코어 두 개로 학습할 수 있게 좁힌 같은 구조</translation>
    </message>
    <message>
        <source>Put a divider into every panel: its right side shows the next variant, the image, or another map</source>
        <translation>모든 패널에 구분선을 둡니다. 오른쪽에는 다음 모델, 이미지, 또는 다른 맵이 보입니다</translation>
    </message>
    <message>
        <source>Put every pane back in its default place</source>
        <translation>모든 창을 기본 자리로 되돌립니다</translation>
    </message>
    <message>
        <source>Put the pointer on a row and press C to change its mask. B paints, P draws an outline, K changes the mask by clicks. Every step is saved at once.</source>
        <translation>포인터를 행에 두고 C를 누르면 그 마스크를 바꿀 수 있습니다. B는 칠하기, P는 둘러 그리기, K는 클릭으로 바꾸기입니다. 모든 단계는 바로 저장됩니다.</translation>
    </message>
    <message>
        <source>Python {version} on {system}</source>
        <translation>{system}의 Python {version}</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>쿼리</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>쿼리</translation>
    </message>
    <message>
        <source>Query point</source>
        <translation>질의점</translation>
    </message>
    <message>
        <source>Query point under the pointer</source>
        <translation>포인터 아래를 질의점으로</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>반경</translation>
    </message>
    <message>
        <source>Random w.</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>무작위 가중치</translation>
    </message>
    <message>
        <source>Rank correlation with the map of the image under {name}</source>
        <translation>{name} 교란을 준 이미지의 맵과의 순위 상관</translation>
    </message>
    <message>
        <source>Rates of single blocks are for residual networks, whose stages are layer1 to layer4. Choose one, such as tu-resnet50, or leave the option out.</source>
        <translation>블록별 팽창률은 layer1~layer4 단계를 가진 잔차 네트워크에만 쓸 수 있습니다. tu-resnet50 같은 네트워크를 고르거나 이 옵션을 빼세요.</translation>
    </message>
    <message>
        <source>Ray is not installed. Run: pip install &apos;segview[cluster]&apos;</source>
        <translation>Ray가 설치되어 있지 않습니다. 실행: pip install &apos;segview[cluster]&apos;</translation>
    </message>
    <message>
        <source>Read labels from a file</source>
        <translation>파일에서 라벨 읽기</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 파일 시스템</translation>
    </message>
    <message>
        <source>Reading corrections…</source>
        <translation>수정을 읽는 중…</translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation>이미지를 읽는 중…</translation>
    </message>
    <message>
        <source>Reading the folder…</source>
        <translation>폴더를 읽는 중…</translation>
    </message>
    <message>
        <source>Recognised network</source>
        <translation>인식된 것</translation>
    </message>
    <message>
        <source>Record the camera</source>
        <translation>카메라 녹화</translation>
    </message>
    <message>
        <source>Recording, {shown:.0f} frames a second</source>
        <translation>녹화 중, 초당 {shown:.0f} 프레임</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>녹화…</translation>
    </message>
    <message>
        <source>Red alone</source>
        <translation>빨강만</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행하기</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>다시 합니다 (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>축소율</translation>
    </message>
    <message>
        <source>Reduction of the channel attention&apos;s hidden layer (C, D)</source>
        <translation>채널 어텐션 은닉층의 축소율 (C, D)</translation>
    </message>
    <message>
        <source>Refine ▾</source>
        <translation>다듬기 ▾</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>영역</translation>
    </message>
    <message>
        <source>Region growing</source>
        <translation>영역 확장</translation>
    </message>
    <message>
        <source>Region that looks alike</source>
        <translation>비슷한 영역</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>Reject the chosen images</source>
        <translation>선택한 이미지 거부</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거부됨</translation>
    </message>
    <message>
        <source>Reliability: on the diagonal, p equals the share of target</source>
        <translation>신뢰도: 대각선 위에서는 p가 실제 대상의 비율과 같습니다</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Remove a saved layout</source>
        <translation>저장한 배치 삭제</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>모두 제거</translation>
    </message>
    <message>
        <source>Remove all maps on demand</source>
        <translation>요청한 맵 모두 제거</translation>
    </message>
    <message>
        <source>Remove all of them</source>
        <translation>모두 제거합니다</translation>
    </message>
    <message>
        <source>Remove glare</source>
        <translation>빛 반사 제거</translation>
    </message>
    <message>
        <source>Remove the additional folders</source>
        <translation>추가한 폴더를 다시 뺍니다</translation>
    </message>
    <message>
        <source>Remove the changed variant</source>
        <translation>변경한 모델을 목록에서 뺍니다</translation>
    </message>
    <message>
        <source>Remove the chosen label (Del)</source>
        <translation>선택한 라벨 제거 (Del)</translation>
    </message>
    <message>
        <source>Remove the chosen map</source>
        <translation>선택한 맵 제거</translation>
    </message>
    <message>
        <source>Remove the chosen map (Delete)</source>
        <translation>선택한 맵을 제거합니다 (Delete)</translation>
    </message>
    <message>
        <source>Remove the decision; corrections stay</source>
        <translation>판정하지 않은 상태로 되돌립니다. 수정은 남습니다</translation>
    </message>
    <message>
        <source>Remove the point (Shift+Q)</source>
        <translation>점을 지웁니다 (Shift+Q)</translation>
    </message>
    <message>
        <source>Remove the query point</source>
        <translation>질의점 지우기</translation>
    </message>
    <message>
        <source>Remove the selected variant from the list; its files stay. Shipped ones cannot be removed</source>
        <translation>선택한 모델을 목록에서 뺍니다. 파일은 남습니다. 기본 제공 모델은 뺄 수 없습니다</translation>
    </message>
    <message>
        <source>Remove the vertices of the polygon that change it least</source>
        <translation>영향이 가장 작은 다각형 꼭짓점을 뺍니다</translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation>학습 실행 이름 변경</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 변경…</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Replace?</source>
        <translation>바꿀까요?</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>문제 보고</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>문제 보고…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Reset the display</source>
        <translation>표시 초기화</translation>
    </message>
    <message>
        <source>Restore the list of images</source>
        <translation>이미지 목록을 원래대로 되돌립니다</translation>
    </message>
    <message>
        <source>Result of all checks</source>
        <translation>모든 검사를 합친 결론</translation>
    </message>
    <message>
        <source>Result of the trial</source>
        <translation>시험 실행의 결과</translation>
    </message>
    <message>
        <source>Results so far are kept</source>
        <translation>지금까지 측정한 것은 남습니다</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Reverse below</source>
        <translation>이 값 아래는 반전</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>순서를 뒤집습니다</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Review priority</source>
        <translation>검토 우선순위</translation>
    </message>
    <message>
        <source>Review ▾</source>
        <translation>검토 ▾</translation>
    </message>
    <message>
        <source>Right of the divider</source>
        <translation>구분선 오른쪽</translation>
    </message>
    <message>
        <source>Right-click first on what is to be pasted.</source>
        <translation>먼저 붙여넣을 곳을 오른쪽 클릭하세요.</translation>
    </message>
    <message>
        <source>Right-click on what is to be pasted, then paint where it goes</source>
        <translation>붙여넣을 곳을 오른쪽 클릭한 뒤, 들어갈 곳을 칠합니다</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Row {row:,}, column {column:,}</source>
        <translation>행 {row:,}, 열 {column:,}</translation>
    </message>
    <message>
        <source>Rows and columns at scale 1</source>
        <translation>스케일 1에서의 행과 열</translation>
    </message>
    <message>
        <source>Rows of the input</source>
        <translation>입력의 행 수</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Run &apos;git lfs pull&apos; where it comes from</source>
        <translation>원본이 있는 곳에서 &apos;git lfs pull&apos;을 실행하세요</translation>
    </message>
    <message>
        <source>Run &apos;git lfs pull&apos; where it comes from.</source>
        <translation>원본이 있는 곳에서 &apos;git lfs pull&apos;을 실행하세요.</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Run at two scales or more to compare them.</source>
        <translation>비교하려면 스케일 둘 이상으로 실행하세요.</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Run the code in {source}?</source>
        <translation>{source}의 코드를 실행할까요?</translation>
    </message>
    <message>
        <source>Run this code?</source>
        <translation>이 코드를 실행할까요?</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 실행</translation>
    </message>
    <message>
        <source>Runs by colour</source>
        <translation>색으로 구분한 학습 실행</translation>
    </message>
    <message>
        <source>Runs…</source>
        <translation>학습 실행…</translation>
    </message>
    <message>
        <source>SA heads 1, 4</source>
        <translation>SA 헤드 1, 4</translation>
    </message>
    <message>
        <source>SANet has an output_stride of 8, 16 or 32, and as prediction {predictions}.</source>
        <translation>SANet의 output_stride는 8, 16, 32이고 prediction은 {predictions}입니다.</translation>
    </message>
    <message>
        <source>SGD: share of the last step that is added to the next; default 0.9</source>
        <translation>SGD: 다음 스텝에 이어지는 이전 스텝의 비율. 없으면 0.9</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>SHA-256 of the opened file</source>
        <translation>연 파일의 SHA-256</translation>
    </message>
    <message>
        <source>SVG drawings</source>
        <translation>SVG 그림</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>채도</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save CSV…</source>
        <translation>CSV 저장…</translation>
    </message>
    <message>
        <source>Save a figure</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Save a figure…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>Save every check of each image as comma-separated values</source>
        <translation>각 이미지의 모든 검사를 쉼표로 구분된 값으로 저장합니다</translation>
    </message>
    <message>
        <source>Save every score of each image as comma-separated values</source>
        <translation>각 이미지의 모든 점수를 쉼표로 구분된 값으로 저장합니다</translation>
    </message>
    <message>
        <source>Save images, variants, settings, labels and decisions in one file that opens elsewhere too</source>
        <translation>이미지, 모델, 설정, 레이블, 판정을 다른 곳에서도 열리는 파일 하나에 저장합니다</translation>
    </message>
    <message>
        <source>Save it as PNG, JPEG or TIFF and open that</source>
        <translation>PNG, JPEG 또는 TIFF로 저장하여 여세요</translation>
    </message>
    <message>
        <source>Save masks into a folder</source>
        <translation>마스크를 저장할 폴더</translation>
    </message>
    <message>
        <source>Save masks…</source>
        <translation>마스크 저장…</translation>
    </message>
    <message>
        <source>Save or copy the plot: PNG, SVG or PDF that says how it was made</source>
        <translation>그래프를 저장하거나 복사합니다. 만든 방법이 담긴 PNG, SVG, PDF</translation>
    </message>
    <message>
        <source>Save probabilities as .npz…</source>
        <translation>확률을 .npz로 저장…</translation>
    </message>
    <message>
        <source>Save probabilities as PNG…</source>
        <translation>확률을 PNG로 저장…</translation>
    </message>
    <message>
        <source>Save probabilities into a folder</source>
        <translation>확률을 저장할 폴더</translation>
    </message>
    <message>
        <source>Save project…</source>
        <translation>프로젝트 저장…</translation>
    </message>
    <message>
        <source>Save the checks</source>
        <translation>검사 결과 저장</translation>
    </message>
    <message>
        <source>Save the checks of maps</source>
        <translation>맵 검사 저장</translation>
    </message>
    <message>
        <source>Save the film or its masks</source>
        <translation>동영상 또는 마스크 저장</translation>
    </message>
    <message>
        <source>Save the film with mask and map</source>
        <translation>마스크와 맵이 있는 동영상 저장</translation>
    </message>
    <message>
        <source>Save the labels</source>
        <translation>라벨 저장</translation>
    </message>
    <message>
        <source>Save the layout</source>
        <translation>배치 저장</translation>
    </message>
    <message>
        <source>Save the layout…</source>
        <translation>배치 저장…</translation>
    </message>
    <message>
        <source>Save the mask as PNG.</source>
        <translation>마스크를 PNG로 저장하세요.</translation>
    </message>
    <message>
        <source>Save the mask from there as PNG.</source>
        <translation>그 프로그램에서 마스크를 PNG로 저장하세요.</translation>
    </message>
    <message>
        <source>Save the mask of each frame into a folder</source>
        <translation>프레임별 마스크를 저장할 폴더</translation>
    </message>
    <message>
        <source>Save the mask of every variant with a prediction</source>
        <translation>예측이 끝난 모든 모델의 마스크를 저장합니다</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>그래프 저장</translation>
    </message>
    <message>
        <source>Save the probability of each class, for NumPy, for every variant with a prediction</source>
        <translation>예측이 끝난 모든 모델에 대해 각 클래스의 확률을 numpy용으로 저장합니다</translation>
    </message>
    <message>
        <source>Save the probability of the target, in 16 bits, for every variant with a prediction</source>
        <translation>예측이 끝난 모든 모델에 대해 대상의 확률을 16비트로 저장합니다</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>Save the scores</source>
        <translation>점수 저장</translation>
    </message>
    <message>
        <source>Save the scores of each image</source>
        <translation>이미지별 점수 저장</translation>
    </message>
    <message>
        <source>Save the variant&apos;s weights as 16-bit numbers</source>
        <translation>모델의 가중치를 16비트로 저장합니다</translation>
    </message>
    <message>
        <source>Save the wall as an image</source>
        <translation>보드를 이미지로 저장</translation>
    </message>
    <message>
        <source>Save the wall as an image…</source>
        <translation>보드를 이미지로 저장…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>크기 변화</translation>
    </message>
    <message>
        <source>Scale attention</source>
        <translation>스케일 어텐션</translation>
    </message>
    <message>
        <source>Scale attention merges at scale 1, which is not among {given}. Add 1 to the scales.</source>
        <translation>스케일 어텐션은 스케일 1에서 합치는데 {given}에 없습니다. 스케일에 1을 추가하세요.</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>눈금자</translation>
    </message>
    <message>
        <source>Scale {scale:g} is outside 0.1 to 8.</source>
        <translation>스케일 {scale:g}은(는) 0.1~8의 범위를 벗어납니다.</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>스케일</translation>
    </message>
    <message>
        <source>Scales disagree</source>
        <translation>스케일 간 불일치</translation>
    </message>
    <message>
        <source>Scales outside training</source>
        <translation>학습 범위 밖의 스케일</translation>
    </message>
    <message>
        <source>Scales that scale attention is trained with</source>
        <translation>스케일 어텐션을 학습하는 스케일</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>학습률 일정</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Score a second folder too, and show its means beside those of the first</source>
        <translation>두 번째 폴더도 평가하여 그 평균을 첫 폴더 옆에 둡니다</translation>
    </message>
    <message>
        <source>Score the ticked variants on all opened images; earlier scores are reused</source>
        <translation>열린 모든 이미지에서 체크한 모델을 평가합니다. 이미 평가한 것은 다시 계산하지 않습니다</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Scores and statistics</source>
        <translation>점수와 통계</translation>
    </message>
    <message>
        <source>Scores by the style of their lines</source>
        <translation>선 모양으로 구분한 점수</translation>
    </message>
    <message>
        <source>Scores of each image</source>
        <translation>이미지별 점수</translation>
    </message>
    <message>
        <source>Scores on tissue only</source>
        <translation>조직 위에서만 점수 계산</translation>
    </message>
    <message>
        <source>Scores that are shown</source>
        <translation>표시된 점수</translation>
    </message>
    <message>
        <source>Scores ▾</source>
        <translation>점수 ▾</translation>
    </message>
    <message>
        <source>Scores: not measured.</source>
        <translation>점수: 측정하지 않음.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Search the pages</source>
        <translation>페이지 검색</translation>
    </message>
    <message>
        <source>Second folder…</source>
        <translation>비교 폴더…</translation>
    </message>
    <message>
        <source>Seconds for the whole prediction, including loading</source>
        <translation>읽기를 포함한 전체 예측 시간(초)</translation>
    </message>
    <message>
        <source>Sections that have all of these words</source>
        <translation>이 단어가 모두 들어 있는 절</translation>
    </message>
    <message>
        <source>SeeNet&apos;s attention above it is erased</source>
        <translation>SeeNet의 어텐션이 이 값을 넘으면 소거합니다</translation>
    </message>
    <message>
        <source>SeeNet&apos;s attention below it is reversed</source>
        <translation>SeeNet의 어텐션이 이 값보다 작으면 반전합니다</translation>
    </message>
    <message>
        <source>SeeNet&apos;s threshold low, {low:g}, must be less than high, {high:g}.</source>
        <translation>SeeNet의 하한 {low:g}은(는) 상한 {high:g}보다 작아야 합니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Seed of the shuffle of the sorted names</source>
        <translation>정렬된 이름을 섞는 시드</translation>
    </message>
    <message>
        <source>Segmentation networks side by side: masks, attention, scales and uncertainty.</source>
        <translation>분할 네트워크를 나란히: 마스크, 어텐션, 스케일, 불확실성.</translation>
    </message>
    <message>
        <source>Select a variant to read its card.</source>
        <translation>모델을 선택하면 카드를 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Select this label</source>
        <translation>이 라벨을 잡습니다</translation>
    </message>
    <message>
        <source>Separate parts of the target in the ground truth</source>
        <translation>정답에서 서로 떨어진 대상의 조각 수</translation>
    </message>
    <message>
        <source>Set corners, or click into a part and move its vertices</source>
        <translation>꼭짓점을 찍거나, 조각 안을 클릭하여 그 꼭짓점을 옮깁니다</translation>
    </message>
    <message>
        <source>Several processes cannot share {device}. Give --device auto, and choose GPUs by CUDA_VISIBLE_DEVICES.</source>
        <translation>여러 프로세스가 {device}을(를) 함께 쓸 수 없습니다. --device auto를 주고 CUDA_VISIBLE_DEVICES로 GPU를 고르세요.</translation>
    </message>
    <message>
        <source>Share of each class in the ground truth that was found, mean over the classes</source>
        <translation>정답에 있는 클래스마다 찾은 비율의 평균</translation>
    </message>
    <message>
        <source>Share of each side that a training step sees: a part cut out anywhere, not enlarged; 1 for all</source>
        <translation>한 스텝이 보는 각 변의 비율. 어디서든 잘라내며 확대하지 않습니다. 전체는 1</translation>
    </message>
    <message>
        <source>Share of pairs held back from training, to choose the best epoch</source>
        <translation>학습하지 않는 쌍의 비율. 이것으로 가장 좋은 에포크를 고릅니다</translation>
    </message>
    <message>
        <source>Share of the ground truth not above the map&apos;s mean, or of the target&apos;s probability not above the threshold</source>
        <translation>정답 중 맵의 평균(대상 확률의 경우 임계값)을 넘지 않는 비율</translation>
    </message>
    <message>
        <source>Share of the image that is glare</source>
        <translation>이미지에서 빛 반사의 비율</translation>
    </message>
    <message>
        <source>Share of the image that is target in the ground truth</source>
        <translation>정답에서 대상이 이미지에서 차지하는 비율</translation>
    </message>
    <message>
        <source>Share of the image whose probability lies in the uncertain band</source>
        <translation>이미지에서 확률이 불확실 구간에 있는 비율</translation>
    </message>
    <message>
        <source>Share of the image whose probability lies in the uncertain band around 0.5</source>
        <translation>이미지에서 확률이 0.5 주위의 불확실 구간에 있는 비율</translation>
    </message>
    <message>
        <source>Share of the image whose probability lies in the uncertain band, mean over the ticked variants</source>
        <translation>이미지에서 확률이 불확실 구간에 있는 비율, 체크한 모델의 평균</translation>
    </message>
    <message>
        <source>Share of the images that get a box in a corner, with the image itself or the background of a display; no target is in it</source>
        <translation>구석에 상자(이미지 자체 또는 화면 배경)를 넣을 이미지의 비율. 그 안에는 대상이 없습니다</translation>
    </message>
    <message>
        <source>Share of the images that get an endoscope&apos;s black frame: margins with cut corners or a circle</source>
        <translation>내시경의 검은 테두리(모서리가 잘린 여백 또는 원)를 넣을 이미지의 비율</translation>
    </message>
    <message>
        <source>Share of the images that get white spots of glare</source>
        <translation>흰 반사광 점을 넣을 이미지의 비율</translation>
    </message>
    <message>
        <source>Share of the map&apos;s mass inside the ground truth</source>
        <translation>정답 안에 있는 맵 질량의 비율</translation>
    </message>
    <message>
        <source>Share of the map&apos;s mass inside the target</source>
        <translation>맵의 총량 중 대상 안에 있는 비율</translation>
    </message>
    <message>
        <source>Share of the map&apos;s mass that lies inside the ground truth</source>
        <translation>맵의 총량 중 정답 안에 있는 비율</translation>
    </message>
    <message>
        <source>Share of the map&apos;s mass that lies inside the variant&apos;s mask at the threshold</source>
        <translation>맵의 총량 중 임계값에서의 모델 마스크 안에 있는 비율</translation>
    </message>
    <message>
        <source>Share of the map&apos;s mass that lies on {about}</source>
        <translation>맵의 총량 중 {about} 위에 있는 비율</translation>
    </message>
    <message>
        <source>Share of the mask that is target</source>
        <translation>마스크 중 대상인 비율</translation>
    </message>
    <message>
        <source>Share of the pairs for which a window without any target is searched, for networks that learn from image labels</source>
        <translation>대상이 전혀 없는 창을 찾을 쌍의 비율. 이미지 라벨로 학습하는 네트워크용</translation>
    </message>
    <message>
        <source>Share of the pixels that are right, background included</source>
        <translation>배경을 포함해 맞은 픽셀의 비율</translation>
    </message>
    <message>
        <source>Share of the target that is in the mask</source>
        <translation>대상 중 마스크에 든 비율</translation>
    </message>
    <message>
        <source>Share of the ticked variants whose mask has the pixel at the present threshold</source>
        <translation>현재 임계값에서 마스크에 이 픽셀이 든 체크한 모델의 비율</translation>
    </message>
    <message>
        <source>Share of the true class&apos;s pixels that were predicted as {name}</source>
        <translation>실제 클래스의 픽셀 중 {name}(으)로 예측된 비율</translation>
    </message>
    <message>
        <source>Share of wrong pixels among those kept, if the least certain are left out first</source>
        <translation>가장 불확실한 픽셀부터 버릴 때 남은 픽셀 중 틀린 픽셀</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Shift+drag without a tool</source>
        <translation>도구 없이 Shift+끌기</translation>
    </message>
    <message>
        <source>Shift+wheel with a brush</source>
        <translation>브러시로 Shift+휠</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Show a grid</source>
        <translation>격자 표시</translation>
    </message>
    <message>
        <source>Show a grid instead of a list</source>
        <translation>목록 대신 격자로 표시합니다</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>모든 클래스 표시</translation>
    </message>
    <message>
        <source>Show changed variants as they were before the change</source>
        <translation>변경한 모델을 변경 전 상태로 보여 줍니다</translation>
    </message>
    <message>
        <source>Show heads 1 and 4 side by side, for the class at the point</source>
        <translation>점의 클래스에 대해 헤드 1과 4를 나란히 표시</translation>
    </message>
    <message>
        <source>Show in each row the next ticked variant instead of its own</source>
        <translation>각 행에 자기 모델 대신 다음으로 체크한 모델을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show in each row the next ticked variant, the first one in the last row, to flicker between two</source>
        <translation>각 행에 체크한 다음 모델을 보여 줍니다. 마지막 행에는 첫 모델이 나와 둘을 번갈아 비교합니다</translation>
    </message>
    <message>
        <source>Show only one side, or only the other (Shift+K)</source>
        <translation>한쪽만 전체, 또는 다른 쪽만 전체 (Shift+K)</translation>
    </message>
    <message>
        <source>Show only one side, or only the other, to flicker between two variants or maps</source>
        <translation>한쪽만 또는 다른 쪽만 전체로 보여, 두 모델이나 맵을 번갈아 봅니다</translation>
    </message>
    <message>
        <source>Show or hide the map beside the image</source>
        <translation>이미지 옆의 맵을 표시하거나 숨깁니다</translation>
    </message>
    <message>
        <source>Show predictions…</source>
        <translation>네트워크 결과 표시…</translation>
    </message>
    <message>
        <source>Show the curves</source>
        <translation>곡선 보기</translation>
    </message>
    <message>
        <source>Show the image as it is</source>
        <translation>이미지를 원래대로 표시</translation>
    </message>
    <message>
        <source>Show the most important maps of each variant: its attention gate, its scale weights</source>
        <translation>각 모델의 핵심을 표시합니다: 어텐션의 게이트, 스케일의 가중치</translation>
    </message>
    <message>
        <source>Show the original image and its predictions</source>
        <translation>이미지와 예측을 원래대로 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the predictions for this image</source>
        <translation>이 이미지에 대한 네트워크의 결과를 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the whole image in every panel</source>
        <translation>모든 패널에 이미지 전체를 표시합니다</translation>
    </message>
    <message>
        <source>Show the zones</source>
        <translation>구역 표시</translation>
    </message>
    <message>
        <source>Show this query</source>
        <translation>이 쿼리 표시</translation>
    </message>
    <message>
        <source>Show under each map&apos;s name how it relates to mask, ground truth and errors</source>
        <translation>각 맵 이름 아래에 마스크, 정답, 오류와의 관계를 표시합니다</translation>
    </message>
    <message>
        <source>Show under each map&apos;s name how it relates to the mask</source>
        <translation>각 맵 이름 아래에 마스크와의 관계를 표시합니다</translation>
    </message>
    <message>
        <source>Show variants with something switched off without that change, to flicker between the two</source>
        <translation>일부를 끈 모델을 끄기 전 상태로 보여 주어 번갈아 비교합니다</translation>
    </message>
    <message>
        <source>Show what is recognised with this, without opening it</source>
        <translation>이대로 인식되는 것을 보여 주고, 아직 열지 않습니다</translation>
    </message>
    <message>
        <source>Show where this head looks from the point</source>
        <translation>이 헤드가 점에서 어디를 보는지 표시</translation>
    </message>
    <message>
        <source>Shown when your own outline is done (H)</source>
        <translation>내 윤곽선이 끝나면 표시됩니다(H)</translation>
    </message>
    <message>
        <source>Shown when your own outline is done (H), or in {left:.0f} s</source>
        <translation>내 윤곽선이 끝나거나(H) {left:.0f}초 뒤에 표시됩니다</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>좁히기</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Six steps that show the controls</source>
        <translation>조작 요소를 직접 짚는 여섯 단계</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>브러시 크기</translation>
    </message>
    <message>
        <source>Size of the brush (Shift and wheel)</source>
        <translation>브러시 크기 (Shift와 휠)</translation>
    </message>
    <message>
        <source>Size of the brush ([ and ], Shift and wheel)</source>
        <translation>브러시 크기 ([ 와 ], Shift와 휠)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Skip the chosen images</source>
        <translation>선택한 이미지 건너뛰기</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>Slices by</source>
        <translation>나누는 기준</translation>
    </message>
    <message>
        <source>Slow: computed only on demand (Shift+I)</source>
        <translation>시간이 걸립니다: 요청할 때만 계산합니다 (Shift+I)</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>브러시 작게</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>글자 작게</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>다듬기</translation>
    </message>
    <message>
        <source>Smooth maps</source>
        <translation>맵을 부드럽게</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>Smoothing over time</source>
        <translation>시간 평활화</translation>
    </message>
    <message>
        <source>Snap vertices to edges</source>
        <translation>꼭짓점을 경계에 맞추기</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>Some of the pairs, with their masks</source>
        <translation>쌍 몇 개와 그 마스크</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Source of those weights, for the card</source>
        <translation>그 가중치의 출처. 카드에 적습니다</translation>
    </message>
    <message>
        <source>Space in a list</source>
        <translation>목록에서 스페이스</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>분할 시드</translation>
    </message>
    <message>
        <source>Splitting and merging</source>
        <translation>분할과 병합</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Spread of the variants</source>
        <translation>모델들의 차이</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>연결이 끊긴 파일</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>Standard deviation of each channel, in the same way</source>
        <translation>각 채널의 표준 편차, 같은 방식</translation>
    </message>
    <message>
        <source>Standard deviation of the Laplacian of the grey values, 0 to 1: low in a blurred image</source>
        <translation>회색값 라플라시안의 표준편차(0~1): 흐린 이미지에서 낮음</translation>
    </message>
    <message>
        <source>Standard deviation of the target&apos;s probability over the ticked variants: 0 where all say the same, 0.5 where half say 0 and half 1</source>
        <translation>체크한 모델들의 대상 확률의 표준편차: 모두 같으면 0, 절반이 0이고 절반이 1이면 0.5</translation>
    </message>
    <message>
        <source>Start a run from a plan</source>
        <translation>계획에서 학습을 시작합니다</translation>
    </message>
    <message>
        <source>Start a training here and follow its progress. Fine-tune trains a network on your corrections. Training continues when the window is closed.</source>
        <translation>여기서 학습을 시작하고 진행 상황을 지켜보세요. ‘미세 조정’은 수정한 마스크로 네트워크를 학습시킵니다. 창을 닫아도 학습은 계속됩니다.</translation>
    </message>
    <message>
        <source>Start of region growing; with the right button, places that do not belong to the region</source>
        <translation>영역 확장의 시작점. 오른쪽 단추는 속하지 않는 곳</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>State of the images that are listed</source>
        <translation>목록에 있는 이미지의 상태</translation>
    </message>
    <message>
        <source>State of the run</source>
        <translation>학습 실행이 지금 하는 일</translation>
    </message>
    <message>
        <source>Statistics in headers</source>
        <translation>머리글에 통계 표시</translation>
    </message>
    <message>
        <source>Statistics of each map</source>
        <translation>맵별 통계</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop after the next step; the best epoch stays</source>
        <translation>다음 스텝 뒤에 중지합니다. 가장 좋은 에포크는 남습니다</translation>
    </message>
    <message>
        <source>Stop after this number of epochs without a better validation Dice</source>
        <translation>검증 Dice가 이만큼의 에포크 동안 나아지지 않으면 멈춥니다</translation>
    </message>
    <message>
        <source>Stop computing; finished results stay</source>
        <translation>계산을 멈춥니다. 이미 있는 결과는 남습니다</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>측정 중지</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>녹화 중지</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>쓰기 중지</translation>
    </message>
    <message>
        <source>Stop; finished scores are kept, and the next start continues from there</source>
        <translation>중지합니다. 평가한 것은 남고 다음에 이어서 합니다</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Stopped: not all are measured</source>
        <translation>중지됨: 모두 측정하지는 않았습니다</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Supervisely JSON</source>
        <translation>Supervisely JSON</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>스와이프</translation>
    </message>
    <message>
        <source>Switch off &apos;Scores on tissue only&apos; to see its scores, which are those of the whole image.</source>
        <translation>점수를 보려면 ‘조직 위에서만 점수 계산’을 끄세요. 점수는 이미지 전체의 것입니다.</translation>
    </message>
    <message>
        <source>Switch off a part of the selected variant&apos;s attention, or add a CRF after it, in a row of its own</source>
        <translation>선택한 모델의 어텐션 일부를 끄거나 뒤에 CRF를 붙여 새 행에 표시합니다</translation>
    </message>
    <message>
        <source>TP / (TP + FP + FN); 1 where mask and ground truth are both empty</source>
        <translation>TP / (TP + FP + FN). 마스크와 정답이 모두 비어 있으면 1</translation>
    </message>
    <message>
        <source>Table and plot</source>
        <translation>표와 그래프</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>표 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>Takes prompts</source>
        <translation>프롬프트를 받음</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Target of the explanation</source>
        <translation>설명할 대상</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Texts have {share:.0f} % of the system&apos;s size.</source>
        <translation>글자 크기가 시스템의 {share:.0f} %입니다.</translation>
    </message>
    <message>
        <source>That is more than the {available:.1f} GB available. Lower batch or input size.</source>
        <translation>있는 {available:.1f} GB보다 많습니다. 배치나 입력 크기를 줄이세요.</translation>
    </message>
    <message>
        <source>That was the last one: no image of the list is open any more.</source>
        <translation>마지막 이미지였습니다. 목록에 미결 이미지가 더 없습니다.</translation>
    </message>
    <message>
        <source>That was the last uncertain region.</source>
        <translation>마지막 불확실 영역이었습니다.</translation>
    </message>
    <message>
        <source>That was the only uncertain region.</source>
        <translation>불확실 영역은 이것뿐이었습니다.</translation>
    </message>
    <message>
        <source>The CRF has at least 0 iterations.</source>
        <translation>CRF의 반복은 0 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>The CRF needs an 8-bit RGB image of the size of the probabilities, {shape}, not {dtype} {shape2}.</source>
        <translation>CRF에는 확률과 같은 크기({shape})의 8비트 RGB 이미지가 필요합니다. {dtype} {shape2}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The CRF&apos;s deviations are above 0 and its weights at least 0, all finite.</source>
        <translation>CRF의 편차는 0보다 크고 가중치는 0 이상이며 모두 유한해야 합니다.</translation>
    </message>
    <message>
        <source>The DICOM file is damaged or of a rare kind ({kind}).</source>
        <translation>DICOM 파일이 손상되었거나 드문 종류입니다 ({kind}).</translation>
    </message>
    <message>
        <source>The alpha of focal tells a target from the background: leave it out for more classes.</source>
        <translation>focal의 alpha는 대상과 배경을 구분합니다: 클래스가 더 많으면 빼세요.</translation>
    </message>
    <message>
        <source>The attention module {attention} cannot be built on {channels} channels: {error}. Change attention_options.</source>
        <translation>어텐션 모듈 {attention}을(를) {channels}채널에 만들 수 없습니다: {error}. attention_options를 바꾸세요.</translation>
    </message>
    <message>
        <source>The attention of this network&apos;s queries cannot be read.</source>
        <translation>이 네트워크의 쿼리가 보는 곳은 볼 수 없습니다.</translation>
    </message>
    <message>
        <source>The axes of {name} point to other sides of a body than those of an image on the screen, so it is unclear how it lies in the image. Save it as TIFF with a page for each frame, or write it with SimpleITK without a direction.</source>
        <translation>{name}의 축은 화면 이미지의 축과 다른 신체 방향을 가리키므로, 이미지에서 어떻게 놓이는지 알 수 없습니다. 프레임마다 한 페이지인 TIFF로 저장하거나, SimpleITK로 방향 없이 저장하세요.</translation>
    </message>
    <message>
        <source>The backbone</source>
        <translation>백본</translation>
    </message>
    <message>
        <source>The block has too many pairs of tokens for a rollout. Choose a smaller scale.</source>
        <translation>블록의 토큰 쌍이 너무 많아 롤아웃할 수 없습니다. 더 작은 스케일을 선택하세요.</translation>
    </message>
    <message>
        <source>The camera is off</source>
        <translation>카메라가 꺼져 있습니다</translation>
    </message>
    <message>
        <source>The camera {title} cannot be opened: {reason}. Connect it again, and end other programs that use it.</source>
        <translation>카메라 {title}을(를) 열 수 없습니다: {reason}. 다시 연결하고, 이 카메라를 쓰는 다른 프로그램을 종료하십시오.</translation>
    </message>
    <message>
        <source>The camera {title} gives no more images. Connect it again, and choose it anew.</source>
        <translation>카메라 {title}에서 더 이상 이미지가 오지 않습니다. 다시 연결하고 새로 선택하십시오.</translation>
    </message>
    <message>
        <source>The checks were written to {path}.</source>
        <translation>검사 결과를 {path}에 썼습니다.</translation>
    </message>
    <message>
        <source>The class that is painted ({ and })</source>
        <translation>칠하는 클래스 ({ 와 })</translation>
    </message>
    <message>
        <source>The classes have changed: import {source} again.</source>
        <translation>클래스가 바뀌었습니다. {source}을(를) 다시 가져오세요.</translation>
    </message>
    <message>
        <source>The click at row {row}, column {column} lies outside the image of {rows} × {columns}.</source>
        <translation>행 {row}, 열 {column}의 클릭이 {rows} × {columns} 이미지 밖에 있습니다.</translation>
    </message>
    <message>
        <source>The copied part lies outside of this image. Ctrl+Alt+V puts it under the pointer.</source>
        <translation>복사한 조각이 이 이미지 밖에 있습니다. Ctrl+Alt+V는 포인터 아래에 붙여넣습니다.</translation>
    </message>
    <message>
        <source>The corrected mask by itself</source>
        <translation>수정한 마스크만</translation>
    </message>
    <message>
        <source>The correction could not be saved: {reason} ({path}). It is still in the window; free some space and go on, or export it elsewhere.</source>
        <translation>수정을 저장할 수 없습니다: {reason} ({path}). 창에는 그대로 있습니다. 공간을 비우고 계속하거나 다른 곳으로 내보내세요.</translation>
    </message>
    <message>
        <source>The correction does not belong to {path}, and cannot be used for it.</source>
        <translation>이 수정은 {path}의 것이 아니므로 그것으로 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The correction was carried on to {count:,} more frames.</source>
        <translation>수정이 프레임 {count:,}개에 더 적용되었습니다.</translation>
    </message>
    <message>
        <source>The corrections of many images, one file each or one for all</source>
        <translation>여러 이미지의 수정을, 이미지마다 또는 한 파일로</translation>
    </message>
    <message>
        <source>The current image</source>
        <translation>현재 이미지</translation>
    </message>
    <message>
        <source>The data of the plan</source>
        <translation>계획의 데이터</translation>
    </message>
    <message>
        <source>The deciding query at the point</source>
        <translation>점에서 결정하는 쿼리</translation>
    </message>
    <message>
        <source>The decision on {get} was written by another version of segview. It was left as it is: open the images with that version, or move the file away.</source>
        <translation>{get}의 판정은 다른 버전의 segview가 쓴 것이라 그대로 두었습니다. 그 버전으로 열거나 파일을 옮기세요.</translation>
    </message>
    <message>
        <source>The decisions on the images ({path}) cannot be read: {reason}.</source>
        <translation>이미지의 판정 기록({path})을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The divider is at {place}. Give a share of the width, 0 to 1.</source>
        <translation>구분선이 {place}에 있습니다. 너비에 대한 비율을 0에서 1 사이로 지정하세요.</translation>
    </message>
    <message>
        <source>The encoder must be a vision transformer with patches of 8, 16 or 32, for example {example}, not {name}.</source>
        <translation>인코더는 패치 8, 16, 32의 비전 트랜스포머여야 합니다(예: {example}). {name}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The encoder weights {path} belong to another encoder: {count} keys are missing and {count2} are unexpected, such as {own}.</source>
        <translation>인코더 가중치 {path}은(는) 다른 인코더의 것입니다: 키 {count}개가 없고 {count2}개가 남습니다(예: {own}).</translation>
    </message>
    <message>
        <source>The encoder weights {path} cannot be read: {error}.</source>
        <translation>인코더 가중치 {path}을(를) 읽을 수 없습니다: {error}.</translation>
    </message>
    <message>
        <source>The encoder weights {path} have other shapes than the encoder: {error}.</source>
        <translation>인코더 가중치 {path}의 모양이 인코더와 다릅니다: {error}.</translation>
    </message>
    <message>
        <source>The encoder {name} cannot be used: {error}. Choose another.</source>
        <translation>인코더 {name}은(는) 맞지 않습니다: {error}. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>The encoder {name} has an output stride of 8 or 16, not {stride}. Choose one of them, or another encoder.</source>
        <translation>인코더 {name}의 출력 보폭은 8 또는 16이며 {stride}은(는) 쓸 수 없습니다. 둘 중 하나를 고르거나 다른 인코더를 고르세요.</translation>
    </message>
    <message>
        <source>The end of the file is missing; all of its pixels are there.</source>
        <translation>파일의 끝이 없지만 픽셀은 모두 있습니다.</translation>
    </message>
    <message>
        <source>The epoch that is saved</source>
        <translation>저장된 에포크</translation>
    </message>
    <message>
        <source>The export was stopped. What was written so far stays.</source>
        <translation>내보내기를 중지했습니다. 지금까지 쓴 것은 남습니다.</translation>
    </message>
    <message>
        <source>The figure is on the clipboard: {columns} × {rows}.</source>
        <translation>그림이 클립보드에 있습니다: {columns} × {rows}.</translation>
    </message>
    <message>
        <source>The figure was written to {path}.</source>
        <translation>그림을 {path}에 썼습니다.</translation>
    </message>
    <message>
        <source>The figure would have {width} × {height} pixels. Take fewer dots per inch.</source>
        <translation>그림이 {width} × {height}픽셀이 됩니다. 인치당 점 수를 줄이세요.</translation>
    </message>
    <message>
        <source>The file does not say what its plot shows.</source>
        <translation>파일에 무엇의 그래프인지 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>The file has changed since the decision, {moment}: not counted</source>
        <translation>판정한 뒤({moment}) 파일이 바뀌었습니다: 세지 않습니다</translation>
    </message>
    <message>
        <source>The file is too large to find attention in it.</source>
        <translation>파일이 너무 커서 어텐션을 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>The file of the weights: a state dict, .safetensors or .pt</source>
        <translation>가중치 파일: state dict, .safetensors 또는 .pt</translation>
    </message>
    <message>
        <source>The file of {image} was replaced. The new image is shown.</source>
        <translation>{image}의 파일이 바뀌어 다른 이미지가 되었습니다. 새로 표시합니다.</translation>
    </message>
    <message>
        <source>The file says how it was made, but not in a form that this version of segview ({version}) knows.</source>
        <translation>파일에 만든 방법이 적혀 있으나 이 버전의 segview({version})가 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The file uses operations of version {about}: its attention cannot be left out. Export it again.</source>
        <translation>파일이 버전 {about}의 연산을 사용하므로 어텐션을 제외할 수 없습니다. 다시 내보내세요.</translation>
    </message>
    <message>
        <source>The file was ignored.</source>
        <translation>그 파일은 무시했습니다.</translation>
    </message>
    <message>
        <source>The file was set aside as {aside}.</source>
        <translation>그 파일은 {aside}(으)로 옮겨 두었습니다.</translation>
    </message>
    <message>
        <source>The files hold {map} planes. Keep them in separate folders.</source>
        <translation>파일마다 평면 수가 다릅니다({map}). 폴더를 나누세요.</translation>
    </message>
    <message>
        <source>The film with mask and map…</source>
        <translation>마스크와 맵이 있는 동영상…</translation>
    </message>
    <message>
        <source>The first one in the foreground</source>
        <translation>첫 번째 것을 앞에 표시합니다</translation>
    </message>
    <message>
        <source>The first page</source>
        <translation>첫 페이지</translation>
    </message>
    <message>
        <source>The first singular vector of the layer, whatever the target (Muhammad and Yeasin, 2020)</source>
        <translation>대상과 무관한 레이어의 첫 번째 특이 벡터 (Muhammad and Yeasin, 2020)</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be listed: {reason}. Check its permissions.</source>
        <translation>폴더 {folder}의 목록을 읽을 수 없습니다: {reason}. 읽기 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}. Choose another.</source>
        <translation>폴더 {folder}을(를) 만들 수 없습니다: {reason}. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>The frame between {one} and {other} has an interpolated mask now.</source>
        <translation>{one}과(와) {other} 사이의 프레임에 보간된 마스크가 생겼습니다.</translation>
    </message>
    <message>
        <source>The head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>The image in the list is corrected. In the background, the variant is trained on its current mask:</source>
        <translation>목록의 이미지가 수정되었습니다. 모델은 뒤에서 지금 상태의 마스크로 배웁니다:</translation>
    </message>
    <message>
        <source>The image is altered: 1 edit</source>
        <translation>이미지를 바꿈: 변경 1개</translation>
    </message>
    <message>
        <source>The image is altered: {count:,} edits</source>
        <translation>이미지를 바꿈: 변경 {count:,}개</translation>
    </message>
    <message>
        <source>The images listed now</source>
        <translation>지금 목록에 있는 것</translation>
    </message>
    <message>
        <source>The images of {path} are not at {place}. Move the file back to its place beside the images, or move the images.</source>
        <translation>{path}의 이미지가 {place}에 없습니다. 파일을 이미지 옆 원래 자리로 옮기거나 이미지를 옮기세요.</translation>
    </message>
    <message>
        <source>The images one after the other, with what is found on them (F4)</source>
        <translation>이미지를 차례로, 예측과 함께 (F4)</translation>
    </message>
    <message>
        <source>The jobs could not be sent to Slurm: {reason}. Run this where sbatch is, or give --slurm local.</source>
        <translation>작업을 Slurm에 보낼 수 없습니다: {reason}. sbatch가 있는 곳에서 실행하거나 --slurm local을 쓰십시오.</translation>
    </message>
    <message>
        <source>The journal of this correction has a record that this version of segview does not understand. It was left as it is: open it with the version that wrote it, or move it away to begin anew.</source>
        <translation>이 수정의 기록에 이 버전의 segview가 이해하지 못하는 항목이 있어 그대로 두었습니다. 그것을 쓴 버전으로 열거나, 새로 시작하려면 옮기세요.</translation>
    </message>
    <message>
        <source>The journal {journal} cannot be read: {reason}.</source>
        <translation>기록 {journal}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The journal {path} cannot be read: {reason}.</source>
        <translation>기록 {path}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The journal {path} cannot be written: {reason}.</source>
        <translation>기록 {path}에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The key of label {number} is a digit from 1 to 9, or nothing.</source>
        <translation>라벨 {number}의 키는 1~9의 숫자이거나 비워 둡니다.</translation>
    </message>
    <message>
        <source>The key {key} is given to two labels.</source>
        <translation>키 {key}이(가) 두 라벨에 지정되었습니다.</translation>
    </message>
    <message>
        <source>The label &apos;{name}&apos; is there twice.</source>
        <translation>라벨 &apos;{name}&apos;이(가) 두 번 있습니다.</translation>
    </message>
    <message>
        <source>The label {label} is not in UTF-8. Save the file as UTF-8.</source>
        <translation>라벨 {label}의 글자가 UTF-8이 아닙니다. 파일을 UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>The labels of {file} cannot be used. {reason}</source>
        <translation>{file}의 라벨을 쓸 수 없습니다. {reason}</translation>
    </message>
    <message>
        <source>The labels were written to {path}.</source>
        <translation>라벨을 {path}에 썼습니다.</translation>
    </message>
    <message>
        <source>The largest standard deviation of Gaussian noise, of values in 0 to 1</source>
        <translation>가우시안 잡음의 최대 표준편차(0~1 값 기준)</translation>
    </message>
    <message>
        <source>The last activation {activation} does not fit {outputs} output maps: one map is read through a sigmoid, several through a softmax. Networks with overlapping classes are not supported.</source>
        <translation>마지막 활성화 {activation}은(는) 출력 맵 {outputs}개와 맞지 않습니다: 맵 하나는 sigmoid로, 여럿은 softmax로 읽습니다. 겹치는 클래스의 네트워크는 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>The line has {pixels:.1f} pixels. Its length in millimetres:</source>
        <translation>선은 {pixels:.1f}픽셀입니다. 실제 길이(mm):</translation>
    </message>
    <message>
        <source>The linked cursor and the values</source>
        <translation>연결된 커서와 값</translation>
    </message>
    <message>
        <source>The list of all keys</source>
        <translation>모든 키의 목록</translation>
    </message>
    <message>
        <source>The list of images seen ({path}) cannot be read: {reason}.</source>
        <translation>본 이미지의 기록({path})을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The list {path} cannot be read: {reason}.</source>
        <translation>목록 {path}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The list {path} names no image. Write one in each line.</source>
        <translation>목록 {path}에 이미지가 없습니다. 한 줄에 하나씩 적으세요.</translation>
    </message>
    <message>
        <source>The list {path} names {name}, but there is no such image at {parent}, nor one of that name in a folder of images near the list. Write its path, relative to the list.</source>
        <translation>목록 {path}의 {name}이(가) {parent}에도, 목록 근처의 이미지 폴더에도 없습니다. 목록에서의 상대 경로를 적으세요.</translation>
    </message>
    <message>
        <source>The loss became NaN. Lower the learning rate, or train with precision fp32.</source>
        <translation>손실이 NaN이 되었습니다. 학습률을 낮추거나 fp32 정밀도로 학습하세요.</translation>
    </message>
    <message>
        <source>The loss does not fall yet.</source>
        <translation>손실이 아직 줄지 않습니다.</translation>
    </message>
    <message>
        <source>The loss falls fastest at {rate}. A click on a point chooses another one.</source>
        <translation>손실은 {rate}에서 가장 빨리 줄어듭니다. 점을 클릭하면 다른 값을 고릅니다.</translation>
    </message>
    <message>
        <source>The loss on a logarithmic axis</source>
        <translation>손실을 로그 축으로</translation>
    </message>
    <message>
        <source>The lowest quality of the JPEG files that images go through; 0 for none</source>
        <translation>이미지가 거치는 JPEG의 최저 품질. 쓰지 않으면 0</translation>
    </message>
    <message>
        <source>The mask follows; right click on what does not belong to it</source>
        <translation>마스크가 클릭을 따라갑니다. 속하지 않는 곳은 오른쪽 클릭합니다</translation>
    </message>
    <message>
        <source>The mask is not to be used</source>
        <translation>이 마스크를 쓰지 않습니다</translation>
    </message>
    <message>
        <source>The mask is right, as it is or as you corrected it</source>
        <translation>마스크가 그대로, 또는 수정한 대로 옳습니다</translation>
    </message>
    <message>
        <source>The mask is where the probability exceeds it</source>
        <translation>확률이 이 값을 넘는 곳이 마스크입니다</translation>
    </message>
    <message>
        <source>The mask of each frame…</source>
        <translation>프레임별 마스크…</translation>
    </message>
    <message>
        <source>The mask {path} has areas of several brightnesses ({found}), so its target is unclear: they may be classes, objects by number, or degrees. Save it as black and white, or name the classes and their colours (data.classes and data.colours of a plan).</source>
        <translation>마스크 {path}에 밝기가 여러 가지인 영역({found})이 있어 대상을 알 수 없습니다. 클래스, 번호가 붙은 객체, 또는 정도일 수 있습니다. 흑백으로 저장하거나 클래스와 그 색을 지정하세요(계획의 data.classes와 data.colours).</translation>
    </message>
    <message>
        <source>The mask {path} has several colours, and its folder these on black: {found}. If all of them are one target, run: {command} and give {list} instead of the folder. If they are classes, write under [data] of the plan: classes = {classes} and colours = {colours}.</source>
        <translation>마스크 {path}에는 여러 색이 있으며, 이 폴더에는 검은색 위에 다음 색이 있습니다: {found}. 모두 하나의 대상이면 다음을 실행하고: {command} 폴더 대신 {list}을(를) 지정하세요. 클래스이면 계획의 [data] 아래에 쓰세요: classes = {classes}, colours = {colours}.</translation>
    </message>
    <message>
        <source>The mask {path} has {pages} pages, and it is unclear which to use. Save one of them alone, all as one mask, or one page for each frame of its image.</source>
        <translation>마스크 {path}에 {pages}개의 페이지가 있어 어느 것을 뜻하는지 알 수 없습니다. 하나만 따로 저장하거나, 모두를 하나의 마스크로 저장하거나, 이미지의 프레임마다 한 페이지씩 저장하세요.</translation>
    </message>
    <message>
        <source>The mask {path} has {slices} slices, and it is unclear which to use. Save one of them alone, or one slice for each frame of its image.</source>
        <translation>마스크 {path}에는 슬라이스가 {slices}개 있어 어느 것을 쓸지 알 수 없습니다. 하나만 저장하거나, 이미지의 프레임마다 슬라이스를 하나씩 저장하세요.</translation>
    </message>
    <message>
        <source>The mask {path} holds colours or numbers beyond 255, where each pixel should hold the index of its class. Save it as greys or with a palette, or name the colour of each class.</source>
        <translation>마스크 {path}에 색이나 255를 넘는 수가 있습니다. 각 픽셀은 클래스 번호여야 합니다. 회색조나 팔레트로 저장하거나 각 클래스의 색을 적으세요.</translation>
    </message>
    <message>
        <source>The mask {path} holds numbers up to {max}: it has several classes, and can be used only for variants with these classes, or it is too dark. A mask of one target has 0 and 1, or black and white.</source>
        <translation>마스크 {path}에 {max}까지의 수가 있습니다. 클래스를 구분하는 마스크라서 그 클래스의 모델에만 쓰이거나, 너무 어둡습니다. 단일 대상의 마스크는 0과 1, 또는 흑백입니다.</translation>
    </message>
    <message>
        <source>The mask {path} holds the colour #{worst:06x} in {count:,} pixels, which is that of no class; the nearest is {named}. Name the colours of all classes, or save the mask as indices; only in JPEG files, colours may be off a little.</source>
        <translation>마스크 {path}에 어느 클래스에도 없는 색 #{worst:06x}이(가) {count:,}픽셀 있습니다. 가장 가까운 것은 {named}입니다. 모든 클래스의 색을 적거나 마스크를 번호로 저장하세요. 색이 조금 달라도 되는 것은 JPEG뿐입니다.</translation>
    </message>
    <message>
        <source>The mask {path} holds the number {strange}, but there are {classes} classes, 0 to {classes2}. Name all classes, or set ignored to the number to leave out.</source>
        <translation>마스크 {path}에 {strange}이(가) 있는데 클래스는 {classes}개(0~{classes2})입니다. 모든 클래스의 이름을 적거나, 제외할 번호를 ignored에 주세요.</translation>
    </message>
    <message>
        <source>The mask {path} is animated, and it is unclear which of its pictures to use. Save one of them alone.</source>
        <translation>마스크 {path}은(는) 움직이는 이미지라 어느 장면을 쓸지 알 수 없습니다. 하나만 저장하세요.</translation>
    </message>
    <message>
        <source>The mask {path} is stored with loss, as in JPEG, which changes class indices. Save it as PNG, or name the colour of each class.</source>
        <translation>마스크 {path}은(는) JPEG처럼 손실 압축되어 있어 클래스 번호가 다른 클래스의 번호로 바뀝니다. PNG로 저장하거나 각 클래스의 색을 적으세요.</translation>
    </message>
    <message>
        <source>The mask&apos;s share of the image</source>
        <translation>이미지에서 마스크가 차지하는 비율</translation>
    </message>
    <message>
        <source>The masks of the {count} {part} pairs hold only {ignored}, which data.ignored leaves out. Check the masks and data.ignored.</source>
        <translation>{part} 쌍 {count}개에 계산할 픽셀이 없습니다: 마스크에 data.ignored가 제외하는 {ignored}만 있습니다. 마스크와 data.ignored를 확인하세요.</translation>
    </message>
    <message>
        <source>The measure and its unit</source>
        <translation>측정 대상과 단위</translation>
    </message>
    <message>
        <source>The measure that decides which epoch is kept</source>
        <translation>어느 에포크를 남길지 정하는 값</translation>
    </message>
    <message>
        <source>The module gives {kind}, where a tensor of logits is needed. Wrap it.</source>
        <translation>모듈이 {kind}을(를) 내는데 로짓 텐서가 필요합니다. 감싸세요.</translation>
    </message>
    <message>
        <source>The module gives {shape} for an input of {shape2}; segview needs logits, batch × {channels} × rows × columns. Give the number of its output maps, or wrap it.</source>
        <translation>모듈이 입력 {shape2}에 {shape}을(를) 냅니다. segview에는 로짓(배치 × {channels} × 행 × 열)이 필요합니다. 출력 맵의 수를 주거나 감싸세요.</translation>
    </message>
    <message>
        <source>The most probable class at the cursor</source>
        <translation>커서 위치에서 가장 확률이 높은 클래스</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>The network does not use queries for its classes.</source>
        <translation>이 네트워크는 쿼리로 클래스를 구별하지 않습니다.</translation>
    </message>
    <message>
        <source>The network does not weigh its scales: leave {name} out of the requested scales.</source>
        <translation>이 네트워크는 스케일에 가중치를 주지 않습니다: 요청한 스케일에서 {name}을(를) 빼세요.</translation>
    </message>
    <message>
        <source>The network gives {count} outputs, but no output {output}.</source>
        <translation>네트워크의 출력은 {count}개이고 {output}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>The network has blocks 1 to {count}, but no block {block}.</source>
        <translation>이 네트워크의 블록은 1~{count}이고 {block}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>The network has no layer &apos;{place}&apos;.{hint}</source>
        <translation>네트워크에 레이어 &apos;{place}&apos;이(가) 없습니다.{hint}</translation>
    </message>
    <message>
        <source>The network has no self-attention: it is no transformer.</source>
        <translation>이 네트워크에는 자기 어텐션이 없습니다: 트랜스포머가 아닙니다.</translation>
    </message>
    <message>
        <source>The network has no {what} that could be switched off.</source>
        <translation>이 네트워크에는 끌 수 있는 {what}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>The network has queries 1 to {count}, but no query {number}.</source>
        <translation>이 네트워크의 쿼리는 1~{count}이며 {number}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>The network in {file} gives {sides}; needed are logits, batch × classes × rows × columns.</source>
        <translation>{file}의 네트워크가 {sides}을(를) 냅니다. 로짓(배치 × 클래스 × 행 × 열)이 필요합니다.</translation>
    </message>
    <message>
        <source>The network in {file} raises {named} Give the size that it takes with --input-size, and --mean and --std with one number a channel.</source>
        <translation>{file}의 네트워크가 오류를 냅니다: {named} 받아들이는 크기를 --input-size로 주고, 채널마다 수 하나씩을 --mean과 --std로 주세요.</translation>
    </message>
    <message>
        <source>The network of the spec cannot run at {size} × {size2}: {error}. Change its options or the input size.</source>
        <translation>명세의 네트워크를 {size} × {size2}에서 실행할 수 없습니다: {error}. 옵션이나 입력 크기를 바꾸세요.</translation>
    </message>
    <message>
        <source>The network of the spec gives {given} for an input of {size}. Change its options.</source>
        <translation>명세의 네트워크가 입력 {size}에 {given}을(를) 냅니다. 옵션을 바꾸세요.</translation>
    </message>
    <message>
        <source>The network of {weights} cannot be built: {error}.</source>
        <translation>{weights}의 네트워크를 만들 수 없습니다: {error}.</translation>
    </message>
    <message>
        <source>The network pools the image to one pixel and normalises over the batch: of one image, a single number for each channel has no spread. Take a batch of 2 or more, or a larger input size.</source>
        <translation>이 네트워크는 이미지를 한 픽셀로 모아 배치에서 정규화합니다: 이미지 하나로는 채널마다 수가 하나뿐이라 퍼짐이 없습니다. 배치를 2 이상으로 하거나 입력 크기를 키우세요.</translation>
    </message>
    <message>
        <source>The network takes {channels} channels, and images have 3. Choose another variant.</source>
        <translation>이 네트워크는 {channels}채널을 받는데 이미지는 3채널입니다. 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>The next page</source>
        <translation>다음 페이지</translation>
    </message>
    <message>
        <source>The next step (Enter)</source>
        <translation>다음 단계 (Enter)</translation>
    </message>
    <message>
        <source>The norm {kind} of mmsegmentation is not known here.</source>
        <translation>mmsegmentation의 정규화 {kind}은(는) 지원되지 않습니다.</translation>
    </message>
    <message>
        <source>The option {option} of {architecture} cannot be {value:.80}. {choice}</source>
        <translation>{architecture}의 옵션 {option}은(는) {value:.80}일 수 없습니다. {choice}</translation>
    </message>
    <message>
        <source>The option {option} of {attention} cannot be {value:.80}: {problem}.</source>
        <translation>{attention}의 옵션 {option}은(는) {value:.80}일 수 없습니다: {problem}.</translation>
    </message>
    <message>
        <source>The order: by name, by review priority, or by a computed score</source>
        <translation>정렬 기준: 이름, 검토 우선순위, 또는 계산된 점수</translation>
    </message>
    <message>
        <source>The output to use: its name, or its number from 1</source>
        <translation>사용할 출력: 이름 또는 1부터의 번호</translation>
    </message>
    <message>
        <source>The pages of help are missing from {folder}. Install segview again.</source>
        <translation>{folder}에 도움말 페이지가 없습니다. segview를 다시 설치하세요.</translation>
    </message>
    <message>
        <source>The panes that comparing needs</source>
        <translation>비교에 필요한 창을 엽니다</translation>
    </message>
    <message>
        <source>The panes that correcting needs</source>
        <translation>수정에 필요한 창을 엽니다</translation>
    </message>
    <message>
        <source>The panes that training needs</source>
        <translation>학습에 필요한 창을 엽니다</translation>
    </message>
    <message>
        <source>The part that was copied</source>
        <translation>복사한 조각을 붙여넣습니다</translation>
    </message>
    <message>
        <source>The plan asks for {used} pairs to train on and {held} to validate on, but {train} has {count}. Lower train_pairs or validation_pairs.</source>
        <translation>계획은 학습에 {used}쌍, 검증에 {held}쌍을 요구하지만 {train}에는 {count}쌍뿐입니다. train_pairs나 validation_pairs를 줄이세요.</translation>
    </message>
    <message>
        <source>The plan {path} cannot be read: {reason}.</source>
        <translation>계획 {path}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The plan {path} is no TOML file: {error}.</source>
        <translation>계획 {path}은(는) TOML 파일이 아닙니다: {error}.</translation>
    </message>
    <message>
        <source>The planes of {path} do not sum to 1: classes that overlap are not shown. Save one each.</source>
        <translation>{path}의 평면을 더하면 1이 아닙니다: 겹치는 클래스는 표시하지 않습니다. 하나씩 저장하세요.</translation>
    </message>
    <message>
        <source>The pointer is not on an image.</source>
        <translation>포인터가 이미지 위에 없습니다.</translation>
    </message>
    <message>
        <source>The previous page</source>
        <translation>이전 페이지</translation>
    </message>
    <message>
        <source>The probabilities of {count} variants were written to {folder}.</source>
        <translation>모델 {count}개의 확률을 {folder}에 썼습니다.</translation>
    </message>
    <message>
        <source>The processes see different runs in {folder}: it must be on a disk that all share.</source>
        <translation>프로세스들이 {folder}에서 서로 다른 학습 실행을 봅니다: 모두가 공유하는 디스크에 있어야 합니다.</translation>
    </message>
    <message>
        <source>The project is {path}.</source>
        <translation>프로젝트는 {path}에 있습니다.</translation>
    </message>
    <message>
        <source>The project {path} cannot be read: {reason}.</source>
        <translation>프로젝트 {path}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The query point, while a map depends on one</source>
        <translation>맵에 질의점이 필요할 때 질의점</translation>
    </message>
    <message>
        <source>The query&apos;s mask, or its last attention to the image</source>
        <translation>쿼리의 마스크 또는 이미지에 대한 마지막 어텐션</translation>
    </message>
    <message>
        <source>The record of {path} could not be saved: {reason} ({path2}). Free some space and do it again.</source>
        <translation>{path}에 대한 기록을 저장할 수 없습니다: {reason} ({path2}). 공간을 비우고 다시 하세요.</translation>
    </message>
    <message>
        <source>The report on {count:,} images is made in the background.</source>
        <translation>이미지 {count:,}개에 대한 보고서를 뒤에서 만듭니다.</translation>
    </message>
    <message>
        <source>The report on {count:,} images was written to {path}.</source>
        <translation>이미지 {count:,}개에 대한 보고서를 {path}에 썼습니다.</translation>
    </message>
    <message>
        <source>The report was written to {file}. Nothing was sent.</source>
        <translation>보고서를 {file}에 썼습니다. 아무것도 전송되지 않았습니다.</translation>
    </message>
    <message>
        <source>The report was written to {path}. {count:,} of {every:,} images could not be scored; it says why.</source>
        <translation>보고서를 {path}에 저장했습니다. 이미지 {every:,}개 중 {count:,}개는 점수를 낼 수 없었으며 이유는 보고서에 있습니다.</translation>
    </message>
    <message>
        <source>The run cannot go on from {path}: {error}. Remove the file to train from the start.</source>
        <translation>{path}에서 학습을 이어갈 수 없습니다: {error}. 처음부터 학습하려면 이 파일을 지우세요.</translation>
    </message>
    <message>
        <source>The run could not be started in {folder}: {reason}.</source>
        <translation>{folder}에서 학습을 시작할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The run is trained without {count} of the corrections. {reason}</source>
        <translation>학습에서 수정 {count}개가 빠집니다. {reason}</translation>
    </message>
    <message>
        <source>The run that is shown</source>
        <translation>표시된 학습 실행</translation>
    </message>
    <message>
        <source>The run {folder} cannot be changed: {reason}.</source>
        <translation>학습 실행 {folder}을(를) 바꿀 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The run {name} is being trained. Stop it first.</source>
        <translation>학습 실행 {name}은(는) 학습 중입니다. 먼저 중지하십시오.</translation>
    </message>
    <message>
        <source>The run {name} is in {place} now. Move it back to have it again.</source>
        <translation>학습 실행 {name}은(는) 이제 {place}에 있습니다. 되돌리려면 다시 옮기십시오.</translation>
    </message>
    <message>
        <source>The run&apos;s folder is {runs}.</source>
        <translation>학습 실행의 폴더는 {runs}입니다.</translation>
    </message>
    <message>
        <source>The same by structural similarity</source>
        <translation>구조적 유사도로 본 같은 값</translation>
    </message>
    <message>
        <source>The same, divided by the share of the area that the ground truth covers: {chance}</source>
        <translation>그 비율을 정답이 차지하는 면적 비율로 나눈 값: {chance}</translation>
    </message>
    <message>
        <source>The same, divided by the share of the area that the mask covers: {chance}</source>
        <translation>그 비율을 마스크가 차지하는 면적 비율로 나눈 값: {chance}</translation>
    </message>
    <message>
        <source>The saved settings are damaged and were ignored.</source>
        <translation>저장된 설정이 손상되어 무시했습니다.</translation>
    </message>
    <message>
        <source>The saved settings are damaged and were set aside as {aside}.</source>
        <translation>저장된 설정이 손상되어 {aside}(으)로 옮겨 두었습니다.</translation>
    </message>
    <message>
        <source>The saved settings {path} could not be read: {reason}.</source>
        <translation>저장된 설정 {path}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The score of table, plots and statistics</source>
        <translation>표, 그래프, 통계에 쓰는 점수</translation>
    </message>
    <message>
        <source>The scores were written to {path}.</source>
        <translation>점수를 {path}에 썼습니다.</translation>
    </message>
    <message>
        <source>The share of the second variant must be 0 to 1, not {share:g}.</source>
        <translation>두 번째 모델의 비중은 0~1이며 {share:g}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The size of pixels as the file tells it, or pixels</source>
        <translation>파일에 적힌 픽셀 크기, 없으면 픽셀 단위</translation>
    </message>
    <message>
        <source>The step before (Backspace)</source>
        <translation>이전 단계 (Backspace)</translation>
    </message>
    <message>
        <source>The sweep {path} cannot be read: {reason}.</source>
        <translation>스윕 {path}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The sweep {path} is no TOML file: {error}.</source>
        <translation>스윕 {path}은(는) TOML 파일이 아닙니다: {error}.</translation>
    </message>
    <message>
        <source>The sweep {path} is not valid. {explain}</source>
        <translation>스윕 {path}이(가) 올바르지 않습니다. {explain}</translation>
    </message>
    <message>
        <source>The table has no scores. Give one with a column of numbers.</source>
        <translation>표에 점수가 없습니다. 숫자 열이 있는 표를 주세요.</translation>
    </message>
    <message>
        <source>The table {file} cannot be read: {reason}.</source>
        <translation>표 {file}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The table {file} is empty or damaged. Give a heading and a line for each image.</source>
        <translation>표 {file}이(가) 비었거나 손상되었습니다. 머리글과 이미지마다 한 줄이 필요합니다.</translation>
    </message>
    <message>
        <source>The threshold must be between 0 and 1, not {threshold:g}. Give, for example, 0.5.</source>
        <translation>임계값은 0과 1 사이여야 하며 {threshold:g}은(는) 안 됩니다. 예: 0.5</translation>
    </message>
    <message>
        <source>The ticked variants</source>
        <translation>체크한 모델의 값</translation>
    </message>
    <message>
        <source>The ticked variants have a single target. For variants with more classes, the classes are listed here.</source>
        <translation>체크한 모델은 대상과 배경만 구분합니다. 더 많은 클래스를 구분하는 모델이 있으면 클래스가 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>The ticked variants on all images with ground truth</source>
        <translation>체크한 모델을 정답이 있는 모든 이미지에서 평가합니다</translation>
    </message>
    <message>
        <source>The ticked variants over all images (F2)</source>
        <translation>모든 이미지에 대한 체크한 모델 (F2)</translation>
    </message>
    <message>
        <source>The token whose attention is shown</source>
        <translation>어텐션을 표시할 토큰</translation>
    </message>
    <message>
        <source>The tool is active: the first gesture begins a mask. Esc leaves the tool.</source>
        <translation>도구가 선택되어 있습니다: 첫 동작으로 마스크가 시작됩니다. Esc로 도구 선택을 해제합니다.</translation>
    </message>
    <message>
        <source>The trial ended without a result: {words}</source>
        <translation>시험 실행이 결과 없이 끝났습니다: {words}</translation>
    </message>
    <message>
        <source>The variant may be damaged: choose another.</source>
        <translation>모델이 손상되었을 수 있습니다: 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>The variant {folder} has another network than the plan. Set taught to a variant with the same network.</source>
        <translation>모델 {folder}은(는) 계획과 다른 네트워크입니다. taught에 같은 네트워크의 모델을 주세요.</translation>
    </message>
    <message>
        <source>The variant {folder} no longer exists.</source>
        <translation>모델 {folder}이(가) 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>The variant {name} cannot be used: {why}. Name a variant, or the folder of one.</source>
        <translation>모델 {name}을(를) 쓸 수 없습니다: {why}. 모델의 이름이나 폴더를 주세요.</translation>
    </message>
    <message>
        <source>The variant {place} is left out: {why}.</source>
        <translation>모델 {place}을(를) 제외합니다: {why}.</translation>
    </message>
    <message>
        <source>The variant&apos;s threshold is the one with the best Dice over the pixels of the validation images, instead of 0.5; for a target alone</source>
        <translation>모델의 임계값을 0.5 대신 검증 이미지 픽셀 전체의 Dice가 가장 좋은 값으로 합니다. 단일 대상일 때만</translation>
    </message>
    <message>
        <source>The wall</source>
        <translation>보드</translation>
    </message>
    <message>
        <source>The wall alone on the whole screen; Esc leaves</source>
        <translation>보드만 전체 화면에 표시합니다. Esc로 나갑니다</translation>
    </message>
    <message>
        <source>The wall was written to {path}.</source>
        <translation>보드를 {path}에 썼습니다.</translation>
    </message>
    <message>
        <source>The wall with the divider</source>
        <translation>구분선이 있는 보드</translation>
    </message>
    <message>
        <source>The weights lie in other files that cannot be read: no attention is found.</source>
        <translation>가중치가 읽을 수 없는 다른 파일에 있어 어텐션을 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>The window will be in {language} from its next start.</source>
        <translation>다음에 시작할 때부터 창의 언어는 {language}입니다.</translation>
    </message>
    <message>
        <source>The {kind} has more than {most_pieces:,} pieces. Save it again with another program.</source>
        <translation>{kind}의 조각이 {most_pieces:,}개를 넘습니다. 다른 프로그램으로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>The {kind} is damaged or of a rare kind ({kind2}).</source>
        <translation>{kind}이(가) 손상되었거나 드문 종류입니다 ({kind2}).</translation>
    </message>
    <message>
        <source>The {option} of SANet is a number from 0 to 10, not {given:.80}; the paper has {default}.</source>
        <translation>SANet의 {option}은(는) 0~10의 수이며 {given:.80}은(는) 안 됩니다. 논문은 {default}입니다.</translation>
    </message>
    <message>
        <source>The {what} must be 0 to 1, not {value:g}.</source>
        <translation>{what}은(는) 0~1이어야 하며 {value:g}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The {what} {mask} has {own} × {own2} pixels, its image {image} {size} × {size2}: they do not cover the same part. Crop or rotate the {what} to fit, or remove it.</source>
        <translation>{what} {mask}은(는) {own} × {own2}픽셀, 이미지 {image}은(는) {size} × {size2}픽셀로 범위가 다릅니다. {what}을(를) 맞게 자르거나 돌리거나 치우세요.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>There are {count} checkpoints (.pth) beside {config}. Choose one with --weights.</source>
        <translation>{config} 옆에 체크포인트(.pth)가 {count}개 있습니다. --weights로 지정하세요.</translation>
    </message>
    <message>
        <source>There is a run {name} already. Choose another name.</source>
        <translation>학습 실행 {name}이(가) 이미 있습니다. 다른 이름을 고르십시오.</translation>
    </message>
    <message>
        <source>There is already {article} &apos;{name}&apos;. Choose another name.</source>
        <translation>&apos;{name}&apos;은(는) 이미 있습니다 ({article}). 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>There is no GPU for each process: lower --nproc-per-node to {there}, or give --device cpu.</source>
        <translation>프로세스마다 쓸 GPU가 없습니다: --nproc-per-node를 {there}(으)로 줄이거나 --device cpu를 주세요.</translation>
    </message>
    <message>
        <source>There is no Ray cluster at {address}, or its token is not known here. Start one with &apos;ray start --head&apos;, and give its address, or &apos;auto&apos; on one of its machines.</source>
        <translation>{address}에 Ray 클러스터가 없거나 토큰을 모릅니다. &apos;ray start --head&apos;로 시작하고 그 주소를, 또는 그 컴퓨터에서 &apos;auto&apos;를 주세요.</translation>
    </message>
    <message>
        <source>There is no class {index}: the variant has the classes 0 to {count}.</source>
        <translation>클래스 {index}이(가) 없습니다. 모델의 클래스는 0~{count}입니다.</translation>
    </message>
    <message>
        <source>There is no command “{typed}”.</source>
        <translation>“{typed}” 명령이 없습니다.</translation>
    </message>
    <message>
        <source>There is no command “{typed}”. Did you mean:</source>
        <translation>“{typed}” 명령이 없습니다. 혹시 다음을 찾으세요?</translation>
    </message>
    <message>
        <source>There is no correction of {image} to go on with. Begin one.</source>
        <translation>이어서 할 {image}의 수정이 없습니다. 새로 시작하세요.</translation>
    </message>
    <message>
        <source>There is no device &apos;{device}&apos; on this machine. Choose one of: {known}.</source>
        <translation>이 컴퓨터에 &apos;{device}&apos; 장치가 없습니다. 다음 중에서 고르세요: {known}.</translation>
    </message>
    <message>
        <source>There is no frame between this one and {image}, which is corrected.</source>
        <translation>이 프레임과 수정된 {image} 사이에 프레임이 없습니다.</translation>
    </message>
    <message>
        <source>There is no image to check maps on. Name an image, or a folder of images.</source>
        <translation>맵을 검사할 이미지가 없습니다. 이미지나 이미지 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>There is no mask to accept yet: wait for a prediction, or draw one (Shift+C).</source>
        <translation>승인할 마스크가 아직 없습니다. 모델의 예측을 기다리거나 직접 그리세요 (Shift+C).</translation>
    </message>
    <message>
        <source>There is no mask to explain. Lower the threshold, or explain a point.</source>
        <translation>설명할 마스크가 없습니다. 임계값을 낮추거나 점을 설명하세요.</translation>
    </message>
    <message>
        <source>There is no mask to export. Correct some images first.</source>
        <translation>내보낼 마스크가 없습니다. 먼저 이미지를 수정하세요.</translation>
    </message>
    <message>
        <source>There is no other run</source>
        <translation>다른 학습 실행이 없습니다</translation>
    </message>
    <message>
        <source>There is no part of the mask at the point. Choose a point inside the mask.</source>
        <translation>그 점에는 마스크의 조각이 없습니다. 마스크 안의 점을 고르세요.</translation>
    </message>
    <message>
        <source>There is no part {number} of {count}. Give for example 1/8, 2/8 up to 8/8.</source>
        <translation>{count}개 중 {number}번째 부분은 없습니다. 예: 1/8, 2/8, …, 8/8</translation>
    </message>
    <message>
        <source>There is not enough memory for maps of {rows} × {columns} pixels. Crop the image.</source>
        <translation>{rows} × {columns}픽셀의 맵을 만들 메모리가 부족합니다. 이미지를 자르세요.</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, or choose a smaller image or scale.</source>
        <translation>메모리가 부족합니다. 다른 프로그램을 닫거나 더 작은 이미지나 스케일을 고르세요.</translation>
    </message>
    <message>
        <source>There is not enough memory to train. Lower batch or input_size in the plan.</source>
        <translation>학습할 메모리가 부족합니다. 계획에서 batch나 input_size를 줄이세요.</translation>
    </message>
    <message>
        <source>There is nothing of this class to copy.</source>
        <translation>이 클래스에서 복사할 것이 없습니다.</translation>
    </message>
    <message>
        <source>These predictions were made elsewhere: there is no network to examine. Choose another row.</source>
        <translation>이 예측은 다른 곳에서 만들어져 들여다볼 네트워크가 없습니다. 다른 행을 고르세요.</translation>
    </message>
    <message>
        <source>This TIFF says that its zeros are white, and was read so; some programs mean the opposite.</source>
        <translation>이 TIFF는 0이 흰색이라고 하므로 그렇게 읽었습니다. 반대로 뜻하는 프로그램도 있습니다.</translation>
    </message>
    <message>
        <source>This image has no annotation; a prediction would be used.</source>
        <translation>이 이미지에 주석을 단 사람이 없습니다. 예측이 사용됩니다.</translation>
    </message>
    <message>
        <source>This image has {pixels:,} pixels of &apos;{name}&apos;, which is not among the labels. Add the label, or give these pixels another one first.</source>
        <translation>이 이미지에 라벨에 없는 &apos;{name}&apos; 픽셀이 {pixels:,}개 있습니다. 라벨을 추가하거나 먼저 이 픽셀에 다른 라벨을 주세요.</translation>
    </message>
    <message>
        <source>This image is corrected in the classes {classes}, which {variant} does not have. Discard that first.</source>
        <translation>이 이미지는 {classes} 클래스로 수정 중인데 {variant}에는 없습니다. 먼저 그 수정을 버리세요.</translation>
    </message>
    <message>
        <source>This is a method, not a network: it has no layers</source>
        <translation>이것은 네트워크가 아닌 기법이므로 레이어가 없습니다</translation>
    </message>
    <message>
        <source>This makes a file that you can pass on. Nothing is sent. Look through it: it should name no image, no folder and no person.</source>
        <translation>전달할 수 있는 파일을 만듭니다. 아무것도 전송되지 않습니다. 내용을 살펴보세요: 이미지, 폴더, 사람의 이름이 없어야 합니다.</translation>
    </message>
    <message>
        <source>This mask is being corrected elsewhere ({holder}): here it is read-only.</source>
        <translation>이 마스크는 다른 곳에서 수정 중입니다({holder}). 여기서는 읽기 전용입니다.</translation>
    </message>
    <message>
        <source>This mask is being corrected elsewhere: here it is read-only.</source>
        <translation>이 마스크는 다른 곳에서 수정 중입니다. 여기서는 읽기 전용입니다.</translation>
    </message>
    <message>
        <source>This mask is being corrected elsewhere: {holder} has it.</source>
        <translation>이 마스크는 다른 곳에서 수정 중입니다: {holder}</translation>
    </message>
    <message>
        <source>This mask is being corrected elsewhere: {source} was not imported.</source>
        <translation>이 마스크는 다른 곳에서 수정 중입니다. {source}을(를) 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>This network sees {rows} × {columns} pixels at once and larger images in windows: a map from inside it would show only one window. Run it at the scale 1, with that as its input size.</source>
        <translation>이 네트워크는 한 번에 {rows} × {columns} 픽셀을 보고 더 큰 이미지는 창으로 나누어 봅니다. 내부에서 일어나는 일은 창 하나에 대한 것일 뿐입니다. 스케일 1에서 그 크기를 입력 크기로 실행하십시오.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>Threshold and band used for the values</source>
        <translation>수치의 임계값과 구간</translation>
    </message>
    <message>
        <source>Tick a layer to see its output</source>
        <translation>레이어를 체크하면 그 출력을 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Tick a variant: its predictions show what to review.</source>
        <translation>모델을 체크하세요. 사람이 볼 필요가 있는 것을 알려 줍니다.</translation>
    </message>
    <message>
        <source>Tick a variant: its predictions show where it is uncertain.</source>
        <translation>모델을 체크하세요. 어디가 불확실한지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Tick all variants</source>
        <translation>모든 모델 체크</translation>
    </message>
    <message>
        <source>Tick networks here, or press 1 to 9: each is a row of its own. F2 scores the ticked ones on all images and says which differences are more than chance.</source>
        <translation>여기서 네트워크를 체크하거나 1~9를 누르세요: 각각 한 행이 됩니다. F2는 체크한 것들을 모든 이미지에서 평가하고 어느 차이가 우연 이상인지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Tick or untick</source>
        <translation>체크 또는 해제</translation>
    </message>
    <message>
        <source>Tick or untick a variant</source>
        <translation>모델을 체크하거나 해제합니다</translation>
    </message>
    <message>
        <source>Tick or untick the variant</source>
        <translation>모델을 체크하거나 해제합니다</translation>
    </message>
    <message>
        <source>Tick the maps to show beside the image; drag, or Ctrl+Up and Ctrl+Down, to reorder</source>
        <translation>이미지 옆에 둘 것을 체크하세요. 끌거나 Ctrl+Up, Ctrl+Down으로 순서를 바꿉니다</translation>
    </message>
    <message>
        <source>Tick the variants to compare first.</source>
        <translation>먼저 비교할 모델을 체크하세요.</translation>
    </message>
    <message>
        <source>Tick the variants whose maps are to be checked first.</source>
        <translation>먼저 맵을 검사할 모델을 체크하세요.</translation>
    </message>
    <message>
        <source>Tick two variants or more to compare them.</source>
        <translation>비교하려면 모델을 둘 이상 체크하세요.</translation>
    </message>
    <message>
        <source>Ticked layers are shown for all variants</source>
        <translation>체크한 레이어는 모든 모델에 대해 표시됩니다</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Tissue only</source>
        <translation>조직만</translation>
    </message>
    <message>
        <source>Tissue only, artefacts not known yet</source>
        <translation>조직만, 아티팩트는 아직 모름</translation>
    </message>
    <message>
        <source>Tissue only, without {left_out:.1f} % artefacts</source>
        <translation>조직만, 아티팩트 {left_out:.1f} % 제외</translation>
    </message>
    <message>
        <source>To the clipboard</source>
        <translation>클립보드에 복사합니다</translation>
    </message>
    <message>
        <source>To the image border and to the borders of other classes</source>
        <translation>이미지의 경계와 다른 클래스에 맞춥니다</translation>
    </message>
    <message>
        <source>To the wall</source>
        <translation>보드로</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>열린 파일이 너무 많음</translation>
    </message>
    <message>
        <source>Tools of the wall</source>
        <translation>보드 도구</translation>
    </message>
    <message>
        <source>TorchScript</source>
        <translation>TorchScript</translation>
    </message>
    <message>
        <source>Total of all epochs</source>
        <translation>모든 에포크를 합한 시간</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Train a few real steps, and estimate the time and memory of the run; nothing is kept</source>
        <translation>실제로 몇 스텝을 학습해 실행에 걸릴 시간과 메모리를 알려 줍니다. 아무것도 저장하지 않습니다</translation>
    </message>
    <message>
        <source>Train a few steps with a rising learning rate, and show with which one the loss falls fastest</source>
        <translation>학습률을 올리면서 몇 스텝을 학습하고, 어느 학습률에서 손실이 가장 빨리 줄어드는지 보여 줍니다</translation>
    </message>
    <message>
        <source>Train a plan</source>
        <translation>계획으로 학습</translation>
    </message>
    <message>
        <source>Train pairs</source>
        <translation>학습 쌍</translation>
    </message>
    <message>
        <source>Train ▾</source>
        <translation>학습 ▾</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>Trained scales</source>
        <translation>학습 스케일</translation>
    </message>
    <message>
        <source>Trained with</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Training a few steps…</source>
        <translation>몇 스텝을 학습하는 중…</translation>
    </message>
    <message>
        <source>Training continues from its own weights; its files stay as they are</source>
        <translation>자신의 가중치에서 이어서 학습합니다. 원래 파일은 그대로 남습니다</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>TransUNet has 5 decoder_channels, behind the tokens and of four blocks, not {count}.</source>
        <translation>TransUNet의 decoder_channels는 토큰 뒤와 네 블록의 5개이며 {count}개가 아닙니다.</translation>
    </message>
    <message>
        <source>True</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>True classes, and the classes predicted for them</source>
        <translation>실제 클래스와 예측된 클래스</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Twelve drawn images to try segview</source>
        <translation>segview를 시험해 볼, 그려 만든 이미지 12개</translation>
    </message>
    <message>
        <source>Twice the pixels in both / (pixels of the mask + pixels of the truth); 1 where both are empty</source>
        <translation>양쪽 모두에 있는 픽셀의 두 배 ÷ (마스크 픽셀 + 정답 픽셀). 둘 다 비어 있으면 1</translation>
    </message>
    <message>
        <source>Two classes of the mask {path} have the colour {colour}, so they cannot be told apart. Give each class its own colour.</source>
        <translation>마스크 {path}의 클래스를 구분할 수 없습니다. 두 클래스의 색이 {colour}(으)로 같습니다. 클래스마다 다른 색을 지정하세요.</translation>
    </message>
    <message>
        <source>Two variants compared</source>
        <translation>비교한 두 모델</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>명령 입력</translation>
    </message>
    <message>
        <source>Type into the filter of the images</source>
        <translation>이미지 목록의 필터에 입력합니다</translation>
    </message>
    <message>
        <source>U-Net of the paper</source>
        <translation>논문의 U-Net</translation>
    </message>
    <message>
        <source>Uncertain area</source>
        <translation>불확실 면적</translation>
    </message>
    <message>
        <source>Uncertain places are shown after your own outline (H).</source>
        <translation>네트워크가 불확실한 곳은 내 윤곽선이 끝난 뒤에 표시됩니다 (H).</translation>
    </message>
    <message>
        <source>Uncertain region {number} of {count}: {share:.2f} % of the image, mean uncertainty {uncertainty:.2f}</source>
        <translation>불확실 영역 {count}개 중 {number}번째: 이미지의 {share:.2f} %, 평균 불확실성 {uncertainty:.2f}</translation>
    </message>
    <message>
        <source>Uncertain ±</source>
        <translation>불확실 ±</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>불확실성</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>마지막 변경 취소</translation>
    </message>
    <message>
        <source>Undo the last click</source>
        <translation>마지막 클릭 취소</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>마지막 판정 취소</translation>
    </message>
    <message>
        <source>Undo the last edit (Ctrl+Z)</source>
        <translation>마지막 변경을 되돌립니다 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo the last gesture</source>
        <translation>마지막 동작을 되돌립니다</translation>
    </message>
    <message>
        <source>Undo the last gesture (Ctrl+Z)</source>
        <translation>마지막 동작을 되돌립니다 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>미완료</translation>
    </message>
    <message>
        <source>Unpack it, and choose one file.</source>
        <translation>압축을 풀고 파일 하나를 고르세요.</translation>
    </message>
    <message>
        <source>Unpack it, and open the folder</source>
        <translation>압축을 풀고 그 폴더를 여세요</translation>
    </message>
    <message>
        <source>Untick a class to hide it; double-click one to see it alone, and again to see all</source>
        <translation>체크를 풀면 클래스를 숨깁니다. 두 번 클릭하면 그 클래스만, 다시 두 번 클릭하면 모두 표시합니다</translation>
    </message>
    <message>
        <source>Untick all variants</source>
        <translation>모델 체크 모두 해제</translation>
    </message>
    <message>
        <source>Unusual size or shape</source>
        <translation>특이한 크기나 모양</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>확인 안 됨</translation>
    </message>
    <message>
        <source>Upside down</source>
        <translation>상하 반전</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>이 값을 씁니다</translation>
    </message>
    <message>
        <source>Use the correction for this image</source>
        <translation>이 수정을 이 이미지의 것으로 합니다</translation>
    </message>
    <message>
        <source>Use the variant</source>
        <translation>모델 사용</translation>
    </message>
    <message>
        <source>VGG Image Annotator JSON</source>
        <translation>VGG Image Annotator JSON</translation>
    </message>
    <message>
        <source>Validating a few images…</source>
        <translation>이미지 몇 개를 검증하는 중…</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Validation pairs</source>
        <translation>검증 쌍</translation>
    </message>
    <message>
        <source>Validation previews</source>
        <translation>관찰 이미지</translation>
    </message>
    <message>
        <source>Validation previews appear after the first epoch.</source>
        <translation>관찰 이미지는 첫 에포크 뒤에 나타납니다.</translation>
    </message>
    <message>
        <source>Value of the map {name} at the cursor, on its absolute scale</source>
        <translation>커서 위치에서 맵 {name}의 값(절대 눈금)</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Variant that runs on the film</source>
        <translation>함께 실행할 모델</translation>
    </message>
    <message>
        <source>Variant whose layers are shown</source>
        <translation>레이어를 보여 줄 모델</translation>
    </message>
    <message>
        <source>Variant whose scores order the images</source>
        <translation>어느 모델의 점수로 이미지를 정렬할지</translation>
    </message>
    <message>
        <source>Variant {name}</source>
        <translation>모델 {name}</translation>
    </message>
    <message>
        <source>Variant {number}</source>
        <translation>모델 {number}</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Variants by colour</source>
        <translation>색으로 구분한 모델</translation>
    </message>
    <message>
        <source>Variants disagree</source>
        <translation>모델 간 불일치</translation>
    </message>
    <message>
        <source>Variants that the column numbers stand for</source>
        <translation>열 위의 숫자가 나타내는 모델</translation>
    </message>
    <message>
        <source>Variants used from these folders will no longer be found.</source>
        <translation>이 폴더의 모델을 쓰고 있었다면 더는 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>Variants; ticked ones run</source>
        <translation>모델. 체크한 모델이 예측합니다</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>버전과 라이선스</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Wait until a variant has a prediction, or begin with an empty mask (Shift+C).</source>
        <translation>모델의 예측을 기다리거나 빈 마스크에서 시작하세요 (Shift+C).</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>보드</translation>
    </message>
    <message>
        <source>Wall and pages</source>
        <translation>보드와 페이지</translation>
    </message>
    <message>
        <source>Wall of images</source>
        <translation>이미지 보드</translation>
    </message>
    <message>
        <source>Wall or comparison</source>
        <translation>보드 또는 비교</translation>
    </message>
    <message>
        <source>Wall or explanations</source>
        <translation>보드 또는 설명</translation>
    </message>
    <message>
        <source>Wall or film</source>
        <translation>보드 또는 동영상</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>관찰 이미지</translation>
    </message>
    <message>
        <source>Watch a camera</source>
        <translation>카메라 보기</translation>
    </message>
    <message>
        <source>Watch a camera or a capture card live; nothing is recorded unless you ask</source>
        <translation>카메라나 캡처 카드를 실시간으로 봅니다. 요청하지 않는 한 아무것도 녹화되지 않습니다</translation>
    </message>
    <message>
        <source>Watershed</source>
        <translation>워터셰드</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Weight of scale {scale:g} at the cursor; over all scales they sum to 1</source>
        <translation>커서 위치에서 스케일 {scale:g}의 비중. 모든 스케일을 합하면 1입니다</translation>
    </message>
    <message>
        <source>Weighted and balanced cross entropy tell a target from the background. Choose focal or cross_entropy for {shape} classes.</source>
        <translation>가중 및 균형 교차 엔트로피는 대상과 배경을 구분합니다. 클래스 {shape}개에는 focal이나 cross_entropy를 고르세요.</translation>
    </message>
    <message>
        <source>Weighted cross entropy: so many background pixels weigh as much as one of the target. Balanced: weight of the target, 1 − beta that of the background. Tversky: weight of false positives, 1 − beta that of false negatives; also with cross entropy</source>
        <translation>가중 교차 엔트로피: 대상 픽셀 하나와 같은 비중의 배경 픽셀 수. Balanced: 대상의 가중치, 배경은 1 − beta. Tversky: 거짓 양성의 가중치, 거짓 음성은 1 − beta. 교차 엔트로피와 함께 쓸 때도 같음</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Weights ({endings})</source>
        <translation>가중치 ({endings})</translation>
    </message>
    <message>
        <source>Weights are randomised in 0 to {most} stages, not in {stages}.</source>
        <translation>가중치의 무작위화는 0~{most}단계이며 {stages}단계는 안 됩니다.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>일어난 일</translation>
    </message>
    <message>
        <source>What happened? What did you expect? (optional)</source>
        <translation>무슨 일이 있었나요? 무엇을 기대했나요? (선택)</translation>
    </message>
    <message>
        <source>What if: alter the image</source>
        <translation>만약에: 이미지 바꾸기</translation>
    </message>
    <message>
        <source>What if: fill a part</source>
        <translation>만약에: 일부 채우기</translation>
    </message>
    <message>
        <source>What if: paste a part</source>
        <translation>만약에: 일부 붙여넣기</translation>
    </message>
    <message>
        <source>What if: raise or lower a gate</source>
        <translation>만약에: 게이트 올리기·내리기</translation>
    </message>
    <message>
        <source>What if: remove the glare</source>
        <translation>만약에: 빛 반사 제거</translation>
    </message>
    <message>
        <source>What is plotted</source>
        <translation>무엇을 그릴지</translation>
    </message>
    <message>
        <source>What is this map?</source>
        <translation>이 맵은 무엇인가요?</translation>
    </message>
    <message>
        <source>What is this map? (?)</source>
        <translation>이 맵은 무엇인가요? (?)</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>Whether it holds predictions instead of a network</source>
        <translation>네트워크가 아니라 예측이 들어 있는지</translation>
    </message>
    <message>
        <source>Whether it takes clicks and boxes by itself</source>
        <translation>클릭과 상자에 스스로 답하는지 여부</translation>
    </message>
    <message>
        <source>Whether the correction is saved</source>
        <translation>수정이 저장되었는지</translation>
    </message>
    <message>
        <source>Whether the image is altered</source>
        <translation>이미지를 바꾸었는지</translation>
    </message>
    <message>
        <source>Whether the largest number lies on the target or at most 15 pixels from it, at 224 × 224</source>
        <translation>가장 큰 값이 대상 위, 또는 224 크기에서 15픽셀 이내에 있는지</translation>
    </message>
    <message>
        <source>Whether the tour has been shown</source>
        <translation>둘러보기를 보여 주었는지</translation>
    </message>
    <message>
        <source>Which images</source>
        <translation>대상 이미지</translation>
    </message>
    <message>
        <source>Which images are listed</source>
        <translation>목록에 표시할 이미지</translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation>이미지 전체</translation>
    </message>
    <message>
        <source>Why no image is listed</source>
        <translation>이미지가 없는 이유</translation>
    </message>
    <message>
        <source>Why no layers are shown</source>
        <translation>레이어가 없는 이유</translation>
    </message>
    <message>
        <source>Why no variant is listed</source>
        <translation>모델이 없는 이유</translation>
    </message>
    <message>
        <source>Why there are no classes</source>
        <translation>클래스가 없는 이유</translation>
    </message>
    <message>
        <source>Why there are no maps</source>
        <translation>맵이 없는 이유</translation>
    </message>
    <message>
        <source>Why these labels cannot be used</source>
        <translation>이 라벨을 쓸 수 없는 이유</translation>
    </message>
    <message>
        <source>Wider uncertain band</source>
        <translation>불확실 구간 넓히기</translation>
    </message>
    <message>
        <source>Width of each decoder block, coarse to fine; default: the library&apos;s own</source>
        <translation>거친 것부터 고운 것까지 각 디코더 블록의 폭. 없으면 라이브러리의 값</translation>
    </message>
    <message>
        <source>Wilcoxon&apos;s test cannot use clusters: it takes each image by itself. Choose the test &apos;sign flip&apos;.</source>
        <translation>Wilcoxon 검정은 묶음을 고려하지 않고 이미지마다 따로 봅니다. &apos;sign flip&apos; 검정을 고르세요.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>With a dense CRF after it</source>
        <translation>뒤에 밀집 CRF 추가</translation>
    </message>
    <message>
        <source>With its diameters</source>
        <translation>지름과 함께 보여 줍니다</translation>
    </message>
    <message>
        <source>With several classes there is no single target: variants/entropy shows where the variants differ.</source>
        <translation>여러 클래스에는 단일 대상이 없습니다. variants/entropy가 모델들이 다른 곳을 보여 줍니다.</translation>
    </message>
    <message>
        <source>With several classes, draw wrong pixels in the colour of the predicted class, not of the true class</source>
        <translation>여러 클래스의 틀린 픽셀을 실제 클래스가 아닌 예측한 클래스의 색으로 그립니다</translation>
    </message>
    <message>
        <source>With several classes: wrong pixels in the colour of the predicted class, not of the true class</source>
        <translation>여러 클래스일 때: 틀린 픽셀을 실제 클래스 대신 예측한 클래스의 색으로 그립니다</translation>
    </message>
    <message>
        <source>With the mean of a gate</source>
        <translation>게이트를 평균으로</translation>
    </message>
    <message>
        <source>With the mean of one channel</source>
        <translation>채널 하나를 평균으로</translation>
    </message>
    <message>
        <source>With the mean of one channel of {gate}…</source>
        <translation>{gate}의 한 채널을 평균으로…</translation>
    </message>
    <message>
        <source>With the mean of {gate}</source>
        <translation>{gate}를 평균으로</translation>
    </message>
    <message>
        <source>With {fewest} {of} the intervals are those of Student&apos;s t, and hardly any difference can be shown.</source>
        <translation>{of} {fewest}개로는 구간이 스튜던트 t에 따르며, 차이를 말하기 어렵습니다.</translation>
    </message>
    <message>
        <source>Without a block</source>
        <translation>블록 하나 제외</translation>
    </message>
    <message>
        <source>Without {block}</source>
        <translation>{block} 없이</translation>
    </message>
    <message>
        <source>Words in the names, for example: attention pole</source>
        <translation>이름에 있는 단어. 예: attention pole</translation>
    </message>
    <message>
        <source>Words of name, state, architecture or loss</source>
        <translation>이름, 상태, 아키텍처, 손실에 든 단어</translation>
    </message>
    <message>
        <source>Write a report</source>
        <translation>보고서 작성</translation>
    </message>
    <message>
        <source>Write a report…</source>
        <translation>보고서 작성…</translation>
    </message>
    <message>
        <source>Write the mask as PNG, COCO, labelme or DICOM (Ctrl+E)</source>
        <translation>마스크를 PNG, COCO, labelme 또는 DICOM으로 씁니다 (Ctrl+E)</translation>
    </message>
    <message>
        <source>Writing a film needs PyAV: {install_command}.</source>
        <translation>동영상을 쓰려면 PyAV가 필요합니다: {install_command}.</translation>
    </message>
    <message>
        <source>Wrong pixels inside the uncertain band (error pattern 2 of Jeong et al., 2023)</source>
        <translation>불확실 구간 안의 틀린 픽셀 (Jeong et al., 2023의 오류 유형 2)</translation>
    </message>
    <message>
        <source>Wrong pixels inside the uncertain band, share of all pixels (pattern 2 of Jeong et al., 2023)</source>
        <translation>불확실 구간 안의 틀린 픽셀이 전체 픽셀에서 차지하는 비율 (Jeong et al., 2023의 유형 2)</translation>
    </message>
    <message>
        <source>Wrong pixels outside the uncertain band (error pattern 1 of Jeong et al., 2023)</source>
        <translation>불확실 구간 밖의 틀린 픽셀 (Jeong et al., 2023의 오류 유형 1)</translation>
    </message>
    <message>
        <source>Wrong pixels outside the uncertain band, share of all pixels (pattern 1 of Jeong et al., 2023)</source>
        <translation>불확실 구간 밖의 틀린 픽셀이 전체 픽셀에서 차지하는 비율 (Jeong et al., 2023의 유형 1)</translation>
    </message>
    <message>
        <source>XML of ASAP</source>
        <translation>ASAP의 XML</translation>
    </message>
    <message>
        <source>XML of ImageScope</source>
        <translation>ImageScope의 XML</translation>
    </message>
    <message>
        <source>XML of Pascal VOC</source>
        <translation>Pascal VOC의 XML</translation>
    </message>
    <message>
        <source>Your correction of {image} was restored as you left it.</source>
        <translation>{image}에 대한 수정이 남겨 둔 그대로 돌아왔습니다.</translation>
    </message>
    <message>
        <source>Your decision on {image} could not be saved: {reason} ({path}). Free some space and decide again.</source>
        <translation>{image}의 판정을 저장할 수 없습니다: {reason} ({path}). 공간을 비우고 다시 판정하세요.</translation>
    </message>
    <message>
        <source>Your own labels, by the folder of the images</source>
        <translation>자신의 라벨 목록을 쓰는 폴더와 그 라벨</translation>
    </message>
    <message>
        <source>ZIP (*.zip)</source>
        <translation>ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Zoom at the pointer, in all panels</source>
        <translation>모든 패널에서 포인터 위치를 확대·축소</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 문서</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>Photoshop 문서</translation>
    </message>
    <message>
        <source>a Python file</source>
        <translation>Python 파일</translation>
    </message>
    <message>
        <source>a TorchScript program</source>
        <translation>TorchScript 프로그램</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ZIP 압축 파일</translation>
    </message>
    <message>
        <source>a box and no outline</source>
        <translation>상자만 있고 윤곽선 없음</translation>
    </message>
    <message>
        <source>a bundle of MONAI</source>
        <translation>MONAI 번들</translation>
    </message>
    <message>
        <source>a config of mmsegmentation</source>
        <translation>mmsegmentation 설정</translation>
    </message>
    <message>
        <source>a damaged mask</source>
        <translation>손상된 마스크</translation>
    </message>
    <message>
        <source>a file of MATLAB</source>
        <translation>MATLAB 파일</translation>
    </message>
    <message>
        <source>a folder of transformers</source>
        <translation>transformers 폴더</translation>
    </message>
    <message>
        <source>a known length</source>
        <translation>아는 길이</translation>
    </message>
    <message>
        <source>a list of COCO results without its images and categories</source>
        <translation>이미지와 범주가 없는 COCO 결과 목록</translation>
    </message>
    <message>
        <source>a list of boxes (CreateML)</source>
        <translation>상자 목록(CreateML)</translation>
    </message>
    <message>
        <source>a mask without its pixels or its place</source>
        <translation>픽셀이나 위치가 없는 마스크</translation>
    </message>
    <message>
        <source>a numpy array</source>
        <translation>numpy 배열</translation>
    </message>
    <message>
        <source>a pointer of Git LFS</source>
        <translation>Git LFS 포인터</translation>
    </message>
    <message>
        <source>a project of version 3 of the VGG Image Annotator</source>
        <translation>VGG Image Annotator 3 버전의 프로젝트</translation>
    </message>
    <message>
        <source>a result folder of nnU-Net v2</source>
        <translation>nnU-Net v2 결과 폴더</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>웹 페이지</translation>
    </message>
    <message>
        <source>about {duration} left</source>
        <translation>약 {duration} 남음</translation>
    </message>
    <message>
        <source>access is denied</source>
        <translation>읽을 권한이 없습니다</translation>
    </message>
    <message>
        <source>across</source>
        <translation>짧은지름</translation>
    </message>
    <message>
        <source>adamw subtracts the weight decay from the weights, adam and sgd add it to the gradient</source>
        <translation>adamw는 가중치에서 가중치 감쇠를 빼고, adam과 sgd는 기울기에 더합니다</translation>
    </message>
    <message>
        <source>against</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>일치도</translation>
    </message>
    <message>
        <source>agreement of maps</source>
        <translation>맵의 일치</translation>
    </message>
    <message>
        <source>agreement with consensus</source>
        <translation>합의와의 일치도</translation>
    </message>
    <message>
        <source>agreement with readers</source>
        <translation>판독자와의 일치도</translation>
    </message>
    <message>
        <source>altered · {note}</source>
        <translation>변경됨 · {note}</translation>
    </message>
    <message>
        <source>an NRRD volume</source>
        <translation>NRRD 볼륨</translation>
    </message>
    <message>
        <source>an ONNX network</source>
        <translation>ONNX 네트워크</translation>
    </message>
    <message>
        <source>an archive</source>
        <translation>압축 파일</translation>
    </message>
    <message>
        <source>an empty or imported mask</source>
        <translation>빈 마스크 또는 가져온 마스크</translation>
    </message>
    <message>
        <source>an exported program</source>
        <translation>내보낸 프로그램</translation>
    </message>
    <message>
        <source>an image without a name</source>
        <translation>이름 없는 이미지</translation>
    </message>
    <message>
        <source>annotate, blank, from scratch, label</source>
        <translation>빈 마스크, 처음부터, 주석, 라벨링</translation>
    </message>
    <message>
        <source>anonymous, anonymize, hide names, mask names, unbias</source>
        <translation>익명, 이름 숨기기</translation>
    </message>
    <message>
        <source>another window</source>
        <translation>다른 창</translation>
    </message>
    <message>
        <source>any two</source>
        <translation>모든 쌍</translation>
    </message>
    <message>
        <source>approve, yes, confirm, ok, good, review</source>
        <translation>승인, 확인, 예, 좋음, 검토</translation>
    </message>
    <message>
        <source>area</source>
        <translation>면적</translation>
    </message>
    <message>
        <source>area up to {share:.1f} %</source>
        <translation>면적 최대 {share:.1f} %</translation>
    </message>
    <message>
        <source>artefacts not known yet</source>
        <translation>아티팩트는 아직 모름</translation>
    </message>
    <message>
        <source>artifacts, glare, specular, reflection, border</source>
        <translation>인공물, 반사, 빛 번짐, 테두리</translation>
    </message>
    <message>
        <source>association − error</source>
        <translation>연관도 − 오차</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>attention gate, scale weights, columns, characteristic maps</source>
        <translation>주의 게이트, 스케일 가중치, 열</translation>
    </message>
    <message>
        <source>attention point, set marker, probe</source>
        <translation>점, 표시, 주의</translation>
    </message>
    <message>
        <source>back, image before</source>
        <translation>뒤로, 이전 사진</translation>
    </message>
    <message>
        <source>batch export, COCO, dataset, every correction, save all</source>
        <translation>일괄 내보내기, 데이터셋, 모두 저장</translation>
    </message>
    <message>
        <source>before {dice:.3f}</source>
        <translation>이전 {dice:.3f}</translation>
    </message>
    <message>
        <source>before: {what} {value:.3f}</source>
        <translation>이전: {what} {value:.3f}</translation>
    </message>
    <message>
        <source>begin, home, picture</source>
        <translation>처음, 사진</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>흐림</translation>
    </message>
    <message>
        <source>border</source>
        <translation>테두리</translation>
    </message>
    <message>
        <source>border, edge, boundary</source>
        <translation>테두리, 가장자리, 경계</translation>
    </message>
    <message>
        <source>boundary F</source>
        <translation>경계 F</translation>
    </message>
    <message>
        <source>boxes of the display, such as the position finder</source>
        <translation>위치 표시 화면 등의 삽입 화면</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>bug report, error, log, support</source>
        <translation>버그 신고, 오류, 로그</translation>
    </message>
    <message>
        <source>burnt-in text</source>
        <translation>삽입된 문자</translation>
    </message>
    <message>
        <source>calibrate, measure, distance, ruler, scale, millimetres, mm, forceps, pixel size</source>
        <translation>보정, 자, 거리, 길이, 밀리미터</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>보정 오차</translation>
    </message>
    <message>
        <source>cancel, abort, interrupt, halt</source>
        <translation>취소, 중지, 중단</translation>
    </message>
    <message>
        <source>cannot be measured</source>
        <translation>측정할 수 없음</translation>
    </message>
    <message>
        <source>changes in part with random weights</source>
        <translation>무작위 가중치에서 일부 달라짐</translation>
    </message>
    <message>
        <source>changes under {disturbances}</source>
        <translation>{disturbances} 교란에서 바뀜</translation>
    </message>
    <message>
        <source>changes with random weights, as it should</source>
        <translation>무작위 가중치에서 달라짐(바람직함)</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>class at the point: {found}</source>
        <translation>점의 클래스: {found}</translation>
    </message>
    <message>
        <source>class {index}</source>
        <translation>클래스 {index}</translation>
    </message>
    <message>
        <source>class, category, pick label</source>
        <translation>클래스, 범주, 라벨 고르기</translation>
    </message>
    <message>
        <source>classes, categories, annotate, own classes, colours, colors, labels.txt, rename</source>
        <translation>라벨, 클래스, 범주, 색, 이름 바꾸기</translation>
    </message>
    <message>
        <source>clipboard, table, spreadsheet, Excel, values, csv</source>
        <translation>클립보드, 표, 엑셀, 값</translation>
    </message>
    <message>
        <source>clusters</source>
        <translation>묶음</translation>
    </message>
    <message>
        <source>colours from {low} to {high} {unit}</source>
        <translation>{low}부터 {high}까지의 색 {unit}</translation>
    </message>
    <message>
        <source>column, panel, show, hide, beside</source>
        <translation>열, 패널, 보이기, 숨기기, 옆</translation>
    </message>
    <message>
        <source>command palette, search</source>
        <translation>명령 검색, 찾기</translation>
    </message>
    <message>
        <source>compare, before and after, slider, curtain, wipe, split</source>
        <translation>비교, 전후, 슬라이더, 나누기</translation>
    </message>
    <message>
        <source>compare, flicker, blink, swap, toggle model</source>
        <translation>비교, 깜박임, 모델 바꾸기</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>계산 중…</translation>
    </message>
    <message>
        <source>confident
errors, px</source>
        <translation>확신
오류, px</translation>
    </message>
    <message>
        <source>confident errors</source>
        <translation>확신 오류</translation>
    </message>
    <message>
        <source>confident errors {percent}</source>
        <translation>확신 오류 {percent}</translation>
    </message>
    <message>
        <source>contours, compare masks, disagreement, overlay all</source>
        <translation>외곽선, 마스크 비교, 불일치</translation>
    </message>
    <message>
        <source>coordinates from 0 to 1, which are shares of an image, not pixels</source>
        <translation>픽셀이 아닌 0~1의 비율 좌표</translation>
    </message>
    <message>
        <source>coordinates that are not finite numbers</source>
        <translation>유한하지 않은 좌표</translation>
    </message>
    <message>
        <source>coordinates that are not numbers</source>
        <translation>숫자가 아닌 좌표</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>copy figure, copy screenshot</source>
        <translation>그림 복사, 화면 복사</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>수정본</translation>
    </message>
    <message>
        <source>corrected: {name}</source>
        <translation>수정본: {name}</translation>
    </message>
    <message>
        <source>counterfactual, clone stamp, copy a region</source>
        <translation>도장, 영역 복제</translation>
    </message>
    <message>
        <source>counterfactual, edit attention, intervene, steer</source>
        <translation>주의 편집, 개입</translation>
    </message>
    <message>
        <source>counterfactual, inpaint highlights</source>
        <translation>반사광 지우기, 하이라이트</translation>
    </message>
    <message>
        <source>counterfactual, inpaint, erase from the image, occlusion</source>
        <translation>메우기, 이미지에서 지우기, 가리기</translation>
    </message>
    <message>
        <source>counterfactual, what if, perturb, occlude, blur the image</source>
        <translation>가정, 반사실, 가리기, 흐리게</translation>
    </message>
    <message>
        <source>cut-off, binarize, binarise, sensitivity, decrease</source>
        <translation>이진화, 기준값, 민감도</translation>
    </message>
    <message>
        <source>cut-off, binarize, binarise, specificity, increase</source>
        <translation>이진화, 기준값, 특이도</translation>
    </message>
    <message>
        <source>damaged run lengths</source>
        <translation>손상된 런 길이</translation>
    </message>
    <message>
        <source>dark mode, light mode, night, appearance, colours, preferences</source>
        <translation>어두운 모드, 밝은 모드, 야간, 모양, 색, 설정</translation>
    </message>
    <message>
        <source>decline selection, bulk reject, discard images</source>
        <translation>선택 거부, 일괄 거부</translation>
    </message>
    <message>
        <source>decline, no, discard, bad, review</source>
        <translation>거절, 아니요, 버리기, 나쁨, 검토</translation>
    </message>
    <message>
        <source>decrease size, radius, thinner</source>
        <translation>작게, 반지름, 가늘게</translation>
    </message>
    <message>
        <source>decrease, uncertainty, margin</source>
        <translation>줄이기, 불확실, 여유</translation>
    </message>
    <message>
        <source>default, view settings, restore, preferences</source>
        <translation>기본값, 보기 설정, 복원</translation>
    </message>
    <message>
        <source>deletion gain</source>
        <translation>삭제 이득</translation>
    </message>
    <message>
        <source>deselect, untick, uncheck all, clear, disable</source>
        <translation>선택 해제, 모두 끄기</translation>
    </message>
    <message>
        <source>distance to
validation</source>
        <translation>검증 이미지
와의 거리</translation>
    </message>
    <message>
        <source>divider, curtain</source>
        <translation>구분선, 커튼</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>성립하지 않음</translation>
    </message>
    <message>
        <source>does not mark errors</source>
        <translation>오류를 표시하지 않음</translation>
    </message>
    <message>
        <source>does not point at the {target}</source>
        <translation>{target}을(를) 가리키지 않음</translation>
    </message>
    <message>
        <source>doubt, entropy, confidence, overlay</source>
        <translation>의심, 엔트로피, 신뢰도</translation>
    </message>
    <message>
        <source>duplicate, clipboard, copy region</source>
        <translation>영역 복사, 클립보드</translation>
    </message>
    <message>
        <source>each image alone</source>
        <translation>이미지마다 따로</translation>
    </message>
    <message>
        <source>each image by itself</source>
        <translation>이미지 단위</translation>
    </message>
    <message>
        <source>each scale: </source>
        <translation>각 스케일: </translation>
    </message>
    <message>
        <source>edit annotation, ground truth, fix label, reference</source>
        <translation>정답 편집, 주석 고치기</translation>
    </message>
    <message>
        <source>edit, fix, annotate, modify segmentation</source>
        <translation>편집, 고치기, 주석, 라벨링</translation>
    </message>
    <message>
        <source>end, picture</source>
        <translation>끝, 사진</translation>
    </message>
    <message>
        <source>enlarge, magnify, closer</source>
        <translation>크게 보기, 확대</translation>
    </message>
    <message>
        <source>entropy of the votes</source>
        <translation>표결의 엔트로피</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>에포크 {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch} (best)</source>
        <translation>에포크 {epoch} (최고)</translation>
    </message>
    <message>
        <source>error
r</source>
        <translation>오류
r</translation>
    </message>
    <message>
        <source>error correlation</source>
        <translation>오류 상관</translation>
    </message>
    <message>
        <source>error map, confusion, colour of the prediction</source>
        <translation>오류 맵, 혼동</translation>
    </message>
    <message>
        <source>evaluate folder, statistics, table, scores, metrics, F1, IoU, Hausdorff, ROC, plots, which is better</source>
        <translation>폴더 평가, 통계, 표, 점수, 지표, 그래프</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>정확히</translation>
    </message>
    <message>
        <source>exit, close</source>
        <translation>나가기, 닫기</translation>
    </message>
    <message>
        <source>expected error {score:.2f}</source>
        <translation>예상 오류 {score:.2f}</translation>
    </message>
    <message>
        <source>explain the map, meaning, legend, help</source>
        <translation>맵 설명, 뜻, 범례</translation>
    </message>
    <message>
        <source>export figure, SVG, PDF, publication, vector, print</source>
        <translation>그림 내보내기, 논문, 인쇄</translation>
    </message>
    <message>
        <source>export heat map, 16 bit, soft mask, probability</source>
        <translation>확률 내보내기, 히트맵</translation>
    </message>
    <message>
        <source>export masks, write predictions, segmentation, binary</source>
        <translation>마스크 내보내기, 예측 저장, 분할</translation>
    </message>
    <message>
        <source>export numpy, softmax, array, probability, Python</source>
        <translation>넘파이, 배열, 확률</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>남음</translation>
    </message>
    <message>
        <source>eyedropper, colour picker, label, category</source>
        <translation>스포이트, 색 고르기, 라벨</translation>
    </message>
    <message>
        <source>f&apos;&apos;, applied to the two output maps before the softmax (B, C, D)</source>
        <translation>softmax 앞에서 두 출력 맵에 적용하는 f&apos;&apos; (B, C, D)</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>failed: {reason}</source>
        <translation>실패: {reason}</translation>
    </message>
    <message>
        <source>faithfulness, deletion, insertion, sanity check, randomise weights, verdict</source>
        <translation>설명, 충실도, 검증</translation>
    </message>
    <message>
        <source>false negative, confident</source>
        <translation>거짓 음성, 확신</translation>
    </message>
    <message>
        <source>false negative, uncertain</source>
        <translation>거짓 음성, 불확실</translation>
    </message>
    <message>
        <source>false positive, confident</source>
        <translation>거짓 양성, 확신</translation>
    </message>
    <message>
        <source>false positive, false negative, error map, wrong, missed</source>
        <translation>위양성, 위음성, 틀린 곳</translation>
    </message>
    <message>
        <source>false positive, uncertain</source>
        <translation>거짓 양성, 불확실</translation>
    </message>
    <message>
        <source>fewer than three corners</source>
        <translation>꼭짓점이 셋 미만</translation>
    </message>
    <message>
        <source>fill hole, holes, remove island, component, blob</source>
        <translation>구멍 메우기, 섬 제거, 덩어리</translation>
    </message>
    <message>
        <source>finished, show prediction, unblind</source>
        <translation>공개, 예측 보기</translation>
    </message>
    <message>
        <source>flicker, blink, swap</source>
        <translation>깜박임, 바꾸기</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>following the clicks…</source>
        <translation>클릭을 반영하는 중…</translation>
    </message>
    <message>
        <source>font size, accessibility, zoom of the window</source>
        <translation>글꼴 크기, 작게, 접근성</translation>
    </message>
    <message>
        <source>font size, bigger, accessibility, zoom of the window</source>
        <translation>글꼴 크기, 크게, 접근성</translation>
    </message>
    <message>
        <source>font size, reset, accessibility</source>
        <translation>글꼴 크기, 초기화, 접근성</translation>
    </message>
    <message>
        <source>forward, following image</source>
        <translation>앞으로, 다음 사진</translation>
    </message>
    <message>
        <source>found</source>
        <translation>찾음</translation>
    </message>
    <message>
        <source>from the class token</source>
        <translation>클래스 토큰에서</translation>
    </message>
    <message>
        <source>from the point</source>
        <translation>점에서</translation>
    </message>
    <message>
        <source>fullscreen, presentation</source>
        <translation>전체 화면, 발표</translation>
    </message>
    <message>
        <source>gave numbers that are not finite</source>
        <translation>유한하지 않은 값이 나왔습니다</translation>
    </message>
    <message>
        <source>glare</source>
        <translation>빛 반사</translation>
    </message>
    <message>
        <source>ground truth {file}</source>
        <translation>정답 {file}</translation>
    </message>
    <message>
        <source>gzip-compressed data</source>
        <translation>gzip 압축 데이터</translation>
    </message>
    <message>
        <source>heat map, CBAM, focus, overlay</source>
        <translation>히트맵, 집중, 주의</translation>
    </message>
    <message>
        <source>here</source>
        <translation>여기</translation>
    </message>
    <message>
        <source>here {value:.3f}</source>
        <translation>여기 {value:.3f}</translation>
    </message>
    <message>
        <source>histogram, reliability, calibration, ROC, threshold curve, plots</source>
        <translation>히스토그램, 신뢰도, 보정, 그래프</translation>
    </message>
    <message>
        <source>hold back, wait, reader first, second reader</source>
        <translation>기다리기, 나중에 보기, 판독자 먼저</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>성립함</translation>
    </message>
    <message>
        <source>holds in part</source>
        <translation>일부 성립함</translation>
    </message>
    <message>
        <source>ignore artifacts, Dice, exclude glare</source>
        <translation>인공물 제외, 반사 제외</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>계산에서 제외</translation>
    </message>
    <message>
        <source>image</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>images, by difference</source>
        <translation>차이순 이미지</translation>
    </message>
    <message>
        <source>images, variants or settings have changed: evaluate again</source>
        <translation>이미지, 모델 또는 설정이 바뀌었습니다: 다시 평가하세요</translation>
    </message>
    <message>
        <source>import weights, model, pt, pth, state dict</source>
        <translation>가중치 가져오기, 체크포인트, 모델</translation>
    </message>
    <message>
        <source>in mask
%</source>
        <translation>마스크 안
%</translation>
    </message>
    <message>
        <source>in mm, from {source}</source>
        <translation>mm 단위, 근거: {source}</translation>
    </message>
    <message>
        <source>in pixels: the image does not give their size</source>
        <translation>픽셀 단위: 이미지에 픽셀 크기가 없습니다</translation>
    </message>
    <message>
        <source>in truth
%</source>
        <translation>정답 안
%</translation>
    </message>
    <message>
        <source>increase size, radius, bigger, thicker</source>
        <translation>크게, 반지름, 굵게</translation>
    </message>
    <message>
        <source>increase, uncertainty, margin</source>
        <translation>늘리기, 불확실, 여유</translation>
    </message>
    <message>
        <source>insert here, duplicate here</source>
        <translation>여기에 붙여넣기</translation>
    </message>
    <message>
        <source>insert, duplicate, propagate to image</source>
        <translation>붙여넣기, 넣기</translation>
    </message>
    <message>
        <source>insertion gain</source>
        <translation>삽입 이득</translation>
    </message>
    <message>
        <source>inset</source>
        <translation>삽입 화면</translation>
    </message>
    <message>
        <source>instance, component, object, go to</source>
        <translation>객체, 인스턴스</translation>
    </message>
    <message>
        <source>instance, component, object, go to, count</source>
        <translation>객체, 인스턴스, 개수</translation>
    </message>
    <message>
        <source>instances, objects, components, panoptic</source>
        <translation>인스턴스, 객체, 색</translation>
    </message>
    <message>
        <source>interpolate, blur, bilinear, pixels</source>
        <translation>보간, 부드럽게, 픽셀</translation>
    </message>
    <message>
        <source>introduction, first steps, tutorial, welcome</source>
        <translation>소개, 첫걸음, 시작하기</translation>
    </message>
    <message>
        <source>is not stable under {disturbances}</source>
        <translation>{disturbances} 교란에 안정적이지 않음</translation>
    </message>
    <message>
        <source>is stable under {disturbances}</source>
        <translation>{disturbances} 교란에 안정적임</translation>
    </message>
    <message>
        <source>it begins like {name}, but the rest is damaged or of a rare kind</source>
        <translation>{name}처럼 시작하지만 그 뒤가 손상되었거나 드문 종류입니다</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>그런 이름의 것이 없습니다</translation>
    </message>
    <message>
        <source>it holds DICOM data</source>
        <translation>DICOM 데이터가 들어 있습니다</translation>
    </message>
    <message>
        <source>it holds HEIC, AVIF or film data</source>
        <translation>HEIC, AVIF 또는 동영상 데이터가 들어 있습니다</translation>
    </message>
    <message>
        <source>it holds data of no known kind</source>
        <translation>알 수 없는 종류의 데이터가 들어 있습니다</translation>
    </message>
    <message>
        <source>it holds text</source>
        <translation>텍스트가 들어 있습니다</translation>
    </message>
    <message>
        <source>it holds {name}</source>
        <translation>{name}이(가) 들어 있습니다</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>폴더입니다</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>폴더가 아닙니다</translation>
    </message>
    <message>
        <source>it takes no parameters</source>
        <translation>매개변수를 받지 않습니다</translation>
    </message>
    <message>
        <source>it takes {allowed}</source>
        <translation>받는 항목: {allowed}</translation>
    </message>
    <message>
        <source>its content is unknown</source>
        <translation>내용을 알 수 없습니다</translation>
    </message>
    <message>
        <source>its mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>its normalisation by the part of the image that is not 0: all of it counts</source>
        <translation>이미지에서 0이 아닌 부분만으로 하는 정규화 대신 이미지 전체로 계산합니다</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>자체</translation>
    </message>
    <message>
        <source>its weights: they are as the code leaves them (--weights)</source>
        <translation>가중치: 코드가 만든 그대로입니다 (--weights)</translation>
    </message>
    <message>
        <source>label after, category</source>
        <translation>다음 라벨, 범주</translation>
    </message>
    <message>
        <source>label before, category</source>
        <translation>이전 라벨, 범주</translation>
    </message>
    <message>
        <source>label precision</source>
        <translation>라벨 정밀도</translation>
    </message>
    <message>
        <source>labelme JSON (polygons)</source>
        <translation>labelme JSON (다각형)</translation>
    </message>
    <message>
        <source>labels, categories, legend, colours, colors</source>
        <translation>라벨, 범주, 범례, 색</translation>
    </message>
    <message>
        <source>later, bulk skip, postpone</source>
        <translation>나중에, 일괄 건너뛰기</translation>
    </message>
    <message>
        <source>later, postpone, pass</source>
        <translation>나중에, 미루기, 통과</translation>
    </message>
    <message>
        <source>layers made random, from the output</source>
        <translation>출력부터 무작위로 바꾼 층</translation>
    </message>
    <message>
        <source>layers, features, activations, Grad-CAM, inspect, network</source>
        <translation>특징, 활성, 레이어, 신경망 내부</translation>
    </message>
    <message>
        <source>leans towards the {target}</source>
        <translation>{target} 쪽으로 기움</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>line: {length:.1f} mm</source>
        <translation>선: {length:.1f} mm</translation>
    </message>
    <message>
        <source>line: {length:.1f} px</source>
        <translation>선: {length:.1f} px</translation>
    </message>
    <message>
        <source>list, files, thumbnails, queue, sort, review</source>
        <translation>목록, 파일, 썸네일, 정렬, 검토</translation>
    </message>
    <message>
        <source>live wire, magic lasso, magnetic lasso, intelligent scissors</source>
        <translation>라이브 와이어, 자석 올가미, 마법 올가미, 경계</translation>
    </message>
    <message>
        <source>load annotation, COCO, labelme, DICOM SEG, CVAT, VOC</source>
        <translation>주석 불러오기, 마스크 가져오기</translation>
    </message>
    <message>
        <source>load directory, images, dataset</source>
        <translation>폴더 불러오기, 디렉터리, 이미지, 데이터셋</translation>
    </message>
    <message>
        <source>load images, images, DICOM, NIfTI, video, film, frames, TIFF</source>
        <translation>이미지 불러오기, 사진, 동영상, 비디오, 프레임</translation>
    </message>
    <message>
        <source>load model, network, weights, ONNX, TorchScript</source>
        <translation>모델 불러오기, 네트워크, 신경망, 가중치</translation>
    </message>
    <message>
        <source>load session, workspace, restore, recent</source>
        <translation>세션 불러오기, 작업 공간, 최근</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>긴지름</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>magic wand, flood fill, similar, superpixel</source>
        <translation>마술봉, 요술봉, 채우기, 비슷한 영역</translation>
    </message>
    <message>
        <source>magnet, snapping, attach</source>
        <translation>자석, 붙이기</translation>
    </message>
    <message>
        <source>manual, documentation, guide, tutorial, Python, API, plugin</source>
        <translation>설명서, 문서, 안내, 도움말</translation>
    </message>
    <message>
        <source>map entropy</source>
        <translation>맵 엔트로피</translation>
    </message>
    <message>
        <source>map in target</source>
        <translation>대상 안의 맵</translation>
    </message>
    <message>
        <source>map in target, times chance</source>
        <translation>대상 안의 맵, 우연의 배수</translation>
    </message>
    <message>
        <source>map mean</source>
        <translation>맵 평균</translation>
    </message>
    <message>
        <source>map statistics, numbers, attribution</source>
        <translation>맵 통계, 숫자</translation>
    </message>
    <message>
        <source>maps on the CPU</source>
        <translation>맵은 CPU에서</translation>
    </message>
    <message>
        <source>mark at {number}</source>
        <translation>{number}에 눈금</translation>
    </message>
    <message>
        <source>marks errors</source>
        <translation>오류를 표시함</translation>
    </message>
    <message>
        <source>mask
px</source>
        <translation>마스크
px</translation>
    </message>
    <message>
        <source>mask {percent}</source>
        <translation>마스크 {percent}</translation>
    </message>
    <message>
        <source>mass above chance</source>
        <translation>우연을 넘는 양</translation>
    </message>
    <message>
        <source>mass in target</source>
        <translation>대상 안의 양</translation>
    </message>
    <message>
        <source>mass, times chance</source>
        <translation>양, 우연의 배수</translation>
    </message>
    <message>
        <source>maximize, single, enlarge, restore panels</source>
        <translation>최대화, 하나만 보기</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>mean Dice</source>
        <translation>평균 Dice</translation>
    </message>
    <message>
        <source>mean Dice of two masks over all images</source>
        <translation>모든 이미지에서 두 마스크의 평균 Dice</translation>
    </message>
    <message>
        <source>mean class accuracy</source>
        <translation>평균 클래스 정확도</translation>
    </message>
    <message>
        <source>mean of p</source>
        <translation>p의 평균</translation>
    </message>
    <message>
        <source>mean probability</source>
        <translation>평균 확률</translation>
    </message>
    <message>
        <source>mean {unit}</source>
        <translation>평균 {unit}</translation>
    </message>
    <message>
        <source>measure, area, diameter, distance, length, ruler, instances, count, size, millimetres, mm</source>
        <translation>면적, 지름, 거리, 길이, 자, 개수, 크기</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>놓침</translation>
    </message>
    <message>
        <source>missed
%</source>
        <translation>놓침
%</translation>
    </message>
    <message>
        <source>model, network, tick, untick, show, hide, run</source>
        <translation>모델, 네트워크, 신경망, 보이기, 숨기기, 실행</translation>
    </message>
    <message>
        <source>models, networks</source>
        <translation>모델, 네트워크, 신경망</translation>
    </message>
    <message>
        <source>name them all in data.classes, or set network.classes to 2</source>
        <translation>data.classes에 모두 이름을 적거나 network.classes를 2로 설정하세요</translation>
    </message>
    <message>
        <source>no array</source>
        <translation>배열 없음</translation>
    </message>
    <message>
        <source>no dropout to sample</source>
        <translation>표본을 뽑을 드롭아웃 없음</translation>
    </message>
    <message>
        <source>no ground truth</source>
        <translation>정답 없음</translation>
    </message>
    <message>
        <source>no inside (shape &apos;{kind}&apos;)</source>
        <translation>안쪽 없음 (도형 &apos;{kind}&apos;)</translation>
    </message>
    <message>
        <source>no normalisation where it has its own, {scheme}</source>
        <translation>자체 방식 {scheme} 대신 정규화 없음</translation>
    </message>
    <message>
        <source>no outline</source>
        <translation>윤곽선 없음</translation>
    </message>
    <message>
        <source>no pixel of the image inside</source>
        <translation>이미지 픽셀을 포함하지 않음</translation>
    </message>
    <message>
        <source>no size of the image</source>
        <translation>이미지 크기 없음</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>검사 안 함</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>기록 없음</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>아직 저장 안 됨</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>명시되지 않음</translation>
    </message>
    <message>
        <source>nothing in the place of {names} of its config</source>
        <translation>설정의 {names} 대신 아무것도 하지 않음</translation>
    </message>
    <message>
        <source>numbers of 0 to 255: its config says no range of intensities</source>
        <translation>0에서 255까지의 수: 설정에 밝기 범위가 없습니다</translation>
    </message>
    <message>
        <source>numbers, statistics, Dice, values</source>
        <translation>숫자, 통계, 값</translation>
    </message>
    <message>
        <source>of the mask</source>
        <translation>마스크에 대해</translation>
    </message>
    <message>
        <source>of the part at the point</source>
        <translation>점이 속한 조각에 대해</translation>
    </message>
    <message>
        <source>of the point</source>
        <translation>점에 대해</translation>
    </message>
    <message>
        <source>of this block</source>
        <translation>이 블록</translation>
    </message>
    <message>
        <source>on {kind}
%</source>
        <translation>{kind} 위
%</translation>
    </message>
    <message>
        <source>one gesture</source>
        <translation>동작 1개</translation>
    </message>
    <message>
        <source>one map for each class</source>
        <translation>클래스마다 맵 1개</translation>
    </message>
    <message>
        <source>one map, sigmoid</source>
        <translation>맵 1개, sigmoid</translation>
    </message>
    <message>
        <source>one query</source>
        <translation>쿼리 하나</translation>
    </message>
    <message>
        <source>one_cycle warms up, then falls to nearly 0 (Smith and Topin, 2019); cosine and polynomial fall to 0; plateau falls if the validation Dice does not rise</source>
        <translation>one_cycle은 올라갔다가 거의 0으로 내려갑니다(Smith and Topin, 2019). cosine, polynomial은 0으로, plateau는 검증 Dice가 오르지 않을 때 내려갑니다</translation>
    </message>
    <message>
        <source>onnxruntime is not installed. Install it with {install_command}, or choose torch.</source>
        <translation>onnxruntime이 없습니다. {install_command}(으)로 설치하거나 torch를 고르세요.</translation>
    </message>
    <message>
        <source>opaque, transparency, alpha, stronger</source>
        <translation>불투명, 진하게</translation>
    </message>
    <message>
        <source>opening the image…</source>
        <translation>이미지를 여는 중…</translation>
    </message>
    <message>
        <source>original image, reset, undo all edits</source>
        <translation>원본 이미지, 초기화</translation>
    </message>
    <message>
        <source>original, compare, flicker, ablation</source>
        <translation>원본, 비교, 깜박임</translation>
    </message>
    <message>
        <source>outside training</source>
        <translation>학습 범위 밖</translation>
    </message>
    <message>
        <source>p (Holm)</source>
        <translation>p (Holm)</translation>
    </message>
    <message>
        <source>p at
× {scale:g}</source>
        <translation>p
× {scale:g}</translation>
    </message>
    <message>
        <source>p value of the test, before the correction</source>
        <translation>보정 전 검정의 p값</translation>
    </message>
    <message>
        <source>paint, draw, pen, pencil, morphology, dilate, grow</source>
        <translation>칠하기, 그리기, 펜, 연필</translation>
    </message>
    <message>
        <source>part, {count:,} px</source>
        <translation>조각, {count:,} px</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>조각 수</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>환자</translation>
    </message>
    <message>
        <source>pixel accuracy</source>
        <translation>픽셀 정확도</translation>
    </message>
    <message>
        <source>pixel accuracy {accuracy:.3f}</source>
        <translation>픽셀 정확도 {accuracy:.3f}</translation>
    </message>
    <message>
        <source>point, {name}</source>
        <translation>점, {name}</translation>
    </message>
    <message>
        <source>pointing game</source>
        <translation>포인팅 게임</translation>
    </message>
    <message>
        <source>points at the {target}</source>
        <translation>{target}을(를) 가리킴</translation>
    </message>
    <message>
        <source>polygon, freehand, outline, contour</source>
        <translation>자유 그리기, 윤곽, 다각형</translation>
    </message>
    <message>
        <source>position</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>predict, infer, inference, compute, refresh, recompute</source>
        <translation>예측, 추론, 계산, 새로 고침</translation>
    </message>
    <message>
        <source>presentation, full screen, slides, show</source>
        <translation>발표, 전체 화면, 슬라이드</translation>
    </message>
    <message>
        <source>priority {score:.0f} of 100</source>
        <translation>우선순위 {score:.0f}/100</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>query {number}: {name}, {share:.2f}</source>
        <translation>쿼리 {number}: {name}, {share:.2f}</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>무작위 가중치</translation>
    </message>
    <message>
        <source>random weights, SSIM</source>
        <translation>무작위 가중치, SSIM</translation>
    </message>
    <message>
        <source>reaches {end:.3f}</source>
        <translation>{end:.3f}에 도달</translation>
    </message>
    <message>
        <source>read from the disk</source>
        <translation>디스크에서 읽음</translation>
    </message>
    <message>
        <source>read-only: {holder}</source>
        <translation>읽기 전용: {holder}</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>rectangle, bounding box, square</source>
        <translation>사각형, 바운딩 박스, 상자</translation>
    </message>
    <message>
        <source>red green blue, NBI, narrow band, grey, filter</source>
        <translation>빨강 초록 파랑, 협대역, 흑백, 필터</translation>
    </message>
    <message>
        <source>reduce points, smooth polygon, simplify, Douglas-Peucker</source>
        <translation>점 줄이기, 단순화</translation>
    </message>
    <message>
        <source>reference, annotation, gold standard, label</source>
        <translation>참값, 주석, 기준</translation>
    </message>
    <message>
        <source>regions of ImageJ</source>
        <translation>ImageJ의 영역</translation>
    </message>
    <message>
        <source>remove attention point, clear marker</source>
        <translation>점 지우기, 표시 지우기</translation>
    </message>
    <message>
        <source>repeat, step forward</source>
        <translation>다시 하기, 반복</translation>
    </message>
    <message>
        <source>resampled by {cluster_word}</source>
        <translation>{cluster_word} 단위로 재추출</translation>
    </message>
    <message>
        <source>reset brightness, contrast, gamma</source>
        <translation>밝기 초기화, 대비, 감마</translation>
    </message>
    <message>
        <source>reset decisions, undecide, bulk</source>
        <translation>결정 되돌리기, 일괄</translation>
    </message>
    <message>
        <source>reset zoom, whole, centre, center</source>
        <translation>확대 초기화, 전체 보기, 가운데</translation>
    </message>
    <message>
        <source>revert verdict, reopen</source>
        <translation>결정 취소, 다시 열기</translation>
    </message>
    <message>
        <source>revert, step back</source>
        <translation>되돌리기, 취소</translation>
    </message>
    <message>
        <source>right</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>right: {name}</source>
        <translation>맞음: {name}</translation>
    </message>
    <message>
        <source>rollout up to this block</source>
        <translation>이 블록까지의 롤아웃</translation>
    </message>
    <message>
        <source>rubber, delete, remove, erase, erode, shrink</source>
        <translation>삭제, 제거, 지우기</translation>
    </message>
    <message>
        <source>ruler, millimetres, size, mm</source>
        <translation>축척, 자, 밀리미터</translation>
    </message>
    <message>
        <source>safetensors file for the encoder, or none</source>
        <translation>인코더용 safetensors 파일. 없을 수 있음</translation>
    </message>
    <message>
        <source>save correction, COCO, labelme, DICOM SEG, annotation</source>
        <translation>수정 저장, 주석 내보내기</translation>
    </message>
    <message>
        <source>save session, workspace, share</source>
        <translation>세션 저장, 작업 공간, 공유</translation>
    </message>
    <message>
        <source>saved now</source>
        <translation>방금 저장됨</translation>
    </message>
    <message>
        <source>saved {ago} min ago</source>
        <translation>{ago}분 전 저장됨</translation>
    </message>
    <message>
        <source>saved {ago} s ago</source>
        <translation>{ago}초 전 저장됨</translation>
    </message>
    <message>
        <source>scale {done} of {every}…</source>
        <translation>스케일 {done}/{every}…</translation>
    </message>
    <message>
        <source>scales differ {score:.2f}</source>
        <translation>스케일 차이 {score:.2f}</translation>
    </message>
    <message>
        <source>scales, multiscale, flip, mirror, rotate, TTA, augmentation, device, GPU, CUDA, CPU, dropout, settings, options, preferences, config</source>
        <translation>스케일, 좌우 반전, 회전, 장치, 설정, 옵션</translation>
    </message>
    <message>
        <source>score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>screenshot, export figure, image of the panels</source>
        <translation>화면 갈무리, 스크린샷, 캡처</translation>
    </message>
    <message>
        <source>search, filter, go to image</source>
        <translation>검색, 찾기, 필터</translation>
    </message>
    <message>
        <source>segmentation, overlay, prediction</source>
        <translation>분할, 덧씌우기, 예측</translation>
    </message>
    <message>
        <source>segview is for research and education. It is not a medical device: do not diagnose or treat by what it shows. Everything stays on this computer.</source>
        <translation>segview는 연구와 교육용입니다. 의료기기가 아니므로 이 화면으로 진단하거나 치료하지 마세요. 모든 것은 이 컴퓨터에만 남습니다.</translation>
    </message>
    <message>
        <source>segview itself is under the Apache License 2.0; the packages installed with it are under these licences:</source>
        <translation>segview는 Apache License 2.0을 따르며, 함께 설치된 것의 라이선스는 다음과 같습니다:</translation>
    </message>
    <message>
        <source>segview made an error ({what}): see {place}.</source>
        <translation>segview에서 오류가 발생했습니다({what}). {place}을(를) 보세요.</translation>
    </message>
    <message>
        <source>segview made an error ({what}): the log {place} cannot be written ({problem}).</source>
        <translation>segview에서 오류가 발생했습니다({what}). 로그 {place}에 쓸 수 없습니다({problem}).</translation>
    </message>
    <message>
        <source>segview made an error on {about} ({what}): see {place}.</source>
        <translation>{about} 처리 중 segview에서 오류가 발생했습니다({what}). {place}을(를) 보세요.</translation>
    </message>
    <message>
        <source>segview made an error on {about} ({what}): the log {place} cannot be written ({problem}).</source>
        <translation>{about} 처리 중 segview에서 오류가 발생했습니다({what}). 로그 {place}에 쓸 수 없습니다({problem}).</translation>
    </message>
    <message>
        <source>select all, multi selection, all files</source>
        <translation>전체 선택, 여러 개 선택</translation>
    </message>
    <message>
        <source>select every model, check all, enable</source>
        <translation>전체 선택, 모두 켜기</translation>
    </message>
    <message>
        <source>set network.classes to {named} and network.head to &quot;{plain}&quot;</source>
        <translation>network.classes를 {named}, network.head를 &quot;{plain}&quot;(으)로 설정하세요</translation>
    </message>
    <message>
        <source>share kept</source>
        <translation>남긴 비율</translation>
    </message>
    <message>
        <source>share of target</source>
        <translation>대상의 비율</translation>
    </message>
    <message>
        <source>share of the image deleted</source>
        <translation>삭제한 이미지 비율</translation>
    </message>
    <message>
        <source>share of the image inserted</source>
        <translation>삽입한 이미지 비율</translation>
    </message>
    <message>
        <source>share of the masks, p &gt; {threshold:.2f}</source>
        <translation>마스크 비율, p &gt; {threshold:.2f}</translation>
    </message>
    <message>
        <source>share of the pixels</source>
        <translation>픽셀 비율</translation>
    </message>
    <message>
        <source>share wrong</source>
        <translation>틀린 비율</translation>
    </message>
    <message>
        <source>sharpness</source>
        <translation>선명도</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>shortcuts, keyboard, help, hotkeys</source>
        <translation>단축키, 키보드</translation>
    </message>
    <message>
        <source>shrink, further</source>
        <translation>작게 보기, 축소</translation>
    </message>
    <message>
        <source>slices by</source>
        <translation>나누는 기준</translation>
    </message>
    <message>
        <source>smart correction, positive negative, interactive, prompt, SAM</source>
        <translation>자동 보정, 대화형, 프롬프트</translation>
    </message>
    <message>
        <source>specular highlights</source>
        <translation>빛 반사</translation>
    </message>
    <message>
        <source>squeeze-and-attention heads</source>
        <translation>SA(squeeze-and-attention) 헤드</translation>
    </message>
    <message>
        <source>standard deviation of p</source>
        <translation>p의 표준편차</translation>
    </message>
    <message>
        <source>stays the same with random weights, so it shows the image and not what was learned</source>
        <translation>무작위 가중치에서도 그대로여서 학습한 것이 아닌 이미지를 보여 줌</translation>
    </message>
    <message>
        <source>submitit is not installed. Run: pip install &apos;segview[slurm]&apos;</source>
        <translation>submitit이 설치되어 있지 않습니다. 실행: pip install &apos;segview[slurm]&apos;</translation>
    </message>
    <message>
        <source>target area</source>
        <translation>대상 면적</translation>
    </message>
    <message>
        <source>text</source>
        <translation>문자</translation>
    </message>
    <message>
        <source>the black frame</source>
        <translation>검은 테두리</translation>
    </message>
    <message>
        <source>the ground truth</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>the input size {rows} × {columns} (--input-size)</source>
        <translation>입력 크기 {rows} × {columns} (--input-size)</translation>
    </message>
    <message>
        <source>the mask of {variant}</source>
        <translation>{variant}의 마스크</translation>
    </message>
    <message>
        <source>the mask of {variant} at {threshold:g}</source>
        <translation>임계값 {threshold:g}에서 {variant}의 마스크</translation>
    </message>
    <message>
        <source>the median size of its data set, {rows} × {columns}, for every image (--input-size)</source>
        <translation>모든 이미지에 데이터 세트의 중앙값 크기 {rows} × {columns} (--input-size)</translation>
    </message>
    <message>
        <source>the names of its classes, those of Pascal VOC (--classes)</source>
        <translation>클래스 이름으로 Pascal VOC의 이름 (--classes)</translation>
    </message>
    <message>
        <source>the names of its {count} classes (--classes)</source>
        <translation>클래스 {count}개의 이름 (--classes)</translation>
    </message>
    <message>
        <source>the normalisation of ImageNet (--mean, --std)</source>
        <translation>ImageNet의 정규화 (--mean, --std)</translation>
    </message>
    <message>
        <source>the normalisation to -1 to 1 (--mean, --std)</source>
        <translation>-1에서 1까지의 정규화 (--mean, --std)</translation>
    </message>
    <message>
        <source>the prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>the prediction depends in part on what it marks</source>
        <translation>표시한 곳이 판단을 일부 결정함</translation>
    </message>
    <message>
        <source>the prediction depends on what it marks</source>
        <translation>표시한 곳이 판단을 결정함</translation>
    </message>
    <message>
        <source>the prediction depends on what it marks no more than on random patches</source>
        <translation>표시한 곳의 영향이 우연을 넘지 않음</translation>
    </message>
    <message>
        <source>the prediction seems to depend on what it marks, but these images are too few to tell</source>
        <translation>표시한 곳이 판단을 결정하는 듯하나 이미지가 너무 적어 말할 수 없음</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>threshold, opacity, display, maps, settings, options, preferences</source>
        <translation>임계값, 불투명도, 표시, 맵, 설정, 옵션</translation>
    </message>
    <message>
        <source>time
s</source>
        <translation>시간
초</translation>
    </message>
    <message>
        <source>tissue only</source>
        <translation>조직만</translation>
    </message>
    <message>
        <source>to {end:.3f}</source>
        <translation>{end:.3f}까지</translation>
    </message>
    <message>
        <source>train, runs, fine-tune, finetune, teach, learning, epochs, curves, loss, pause, resume, TensorBoard</source>
        <translation>학습, 훈련, 미세 조정, 손실, 에폭, 일시 중지</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>학습용</translation>
    </message>
    <message>
        <source>transparent, transparency, alpha, fainter</source>
        <translation>투명, 흐리게</translation>
    </message>
    <message>
        <source>true negative</source>
        <translation>참 음성</translation>
    </message>
    <message>
        <source>true positive, confident</source>
        <translation>참 양성, 확신</translation>
    </message>
    <message>
        <source>true positive, uncertain</source>
        <translation>참 양성, 불확실</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>truth unusable</source>
        <translation>정답 사용 불가</translation>
    </message>
    <message>
        <source>two maps, softmax</source>
        <translation>맵 2개, softmax</translation>
    </message>
    <message>
        <source>uncertain
%</source>
        <translation>불확실
%</translation>
    </message>
    <message>
        <source>uncertain
errors, px</source>
        <translation>불확실
오류, px</translation>
    </message>
    <message>
        <source>uncertain area</source>
        <translation>불확실 면적</translation>
    </message>
    <message>
        <source>uncertain errors</source>
        <translation>불확실 오류</translation>
    </message>
    <message>
        <source>uncertain {percent}</source>
        <translation>불확실 {percent}</translation>
    </message>
    <message>
        <source>uncertainty up to {number:.2f}</source>
        <translation>불확실성 최대 {number:.2f}</translation>
    </message>
    <message>
        <source>uncertainty, doubt, back</source>
        <translation>불확실, 의심, 이전</translation>
    </message>
    <message>
        <source>uncertainty, doubt, forward</source>
        <translation>불확실, 의심, 다음</translation>
    </message>
    <message>
        <source>under {name}</source>
        <translation>{name} 교란</translation>
    </message>
    <message>
        <source>undo change, ablation, knock out, restore network</source>
        <translation>변경 취소, 제거 실험, 신경망 복원</translation>
    </message>
    <message>
        <source>undo click, seed, remove prompt</source>
        <translation>클릭 취소, 프롬프트 지우기</translation>
    </message>
    <message>
        <source>unhide, labels, categories</source>
        <translation>숨김 해제, 라벨, 범주</translation>
    </message>
    <message>
        <source>unlike its validation images: distance {distance:.1f}; 1 is far</source>
        <translation>검증 이미지와 다름: 거리 {distance:.1f}(1을 넘으면 멂)</translation>
    </message>
    <message>
        <source>unlikeness</source>
        <translation>이질도</translation>
    </message>
    <message>
        <source>unusual {score:.1f} σ</source>
        <translation>특이도 {score:.1f} σ</translation>
    </message>
    <message>
        <source>validates</source>
        <translation>검증용</translation>
    </message>
    <message>
        <source>validation Dice</source>
        <translation>검증 Dice</translation>
    </message>
    <message>
        <source>values, cursor, crosshair, tooltip, Dice, scores, metrics, table</source>
        <translation>값, 커서, 점수, 표</translation>
    </message>
    <message>
        <source>variants differ {score:.2f}</source>
        <translation>모델 차이 {score:.2f}</translation>
    </message>
    <message>
        <source>version, licence, license, update, help</source>
        <translation>버전, 라이선스, 업데이트</translation>
    </message>
    <message>
        <source>vertices, points, edit outline, contour, labelme</source>
        <translation>꼭짓점, 다각형, 윤곽 편집</translation>
    </message>
    <message>
        <source>video, movie, play, timeline, sequence, track</source>
        <translation>동영상, 영화, 재생, 타임라인</translation>
    </message>
    <message>
        <source>was out of memory</source>
        <translation>메모리가 부족했습니다</translation>
    </message>
    <message>
        <source>weight
× {scale:g}</source>
        <translation>가중치
× {scale:g}</translation>
    </message>
    <message>
        <source>weights of segmentation_models_pytorch or torchvision</source>
        <translation>segmentation_models_pytorch 또는 torchvision의 가중치</translation>
    </message>
    <message>
        <source>where it looks</source>
        <translation>보는 곳</translation>
    </message>
    <message>
        <source>why it failed</source>
        <translation>실패한 이유</translation>
    </message>
    <message>
        <source>with ground truth</source>
        <translation>정답 있음</translation>
    </message>
    <message>
        <source>workspace, arrange panes, docks</source>
        <translation>작업 공간, 창 배치</translation>
    </message>
    <message>
        <source>workspace, arrange panes, docks, annotate</source>
        <translation>작업 공간, 창 배치, 주석</translation>
    </message>
    <message>
        <source>workspace, default panes, restore docks, toolbar</source>
        <translation>작업 공간, 배치 초기화</translation>
    </message>
    <message>
        <source>workspace, keep panes, docks</source>
        <translation>작업 공간, 배치 저장</translation>
    </message>
    <message>
        <source>wrong, as {in_colour_of}:</source>
        <translation>틀림({in_colour_of} 색):</translation>
    </message>
    <message>
        <source>{aim}; nowhere positive</source>
        <translation>{aim}; 양수인 곳 없음</translation>
    </message>
    <message>
        <source>{architecture} gives one map of colour images: choose head A and {channels} channels.</source>
        <translation>{architecture}은(는) 컬러 이미지의 맵 하나를 냅니다: 헤드 A와 {channels}채널을 고르세요.</translation>
    </message>
    <message>
        <source>{architecture} has an encoder of its own ({encoder}), not {encoder2}: leave encoder out.</source>
        <translation>{architecture}의 인코더는 {encoder2}이(가) 아니라 자체의 것({encoder})입니다: encoder를 비우세요.</translation>
    </message>
    <message>
        <source>{architecture} has nothing to learn. Choose a network.</source>
        <translation>{architecture}에는 배울 것이 없습니다. 네트워크를 고르세요.</translation>
    </message>
    <message>
        <source>{architecture} learns from image labels and has its own output: choose head A or plain.</source>
        <translation>{architecture}은(는) 이미지 라벨로 배우며 자체 출력이 있습니다: 헤드 A나 plain을 고르세요.</translation>
    </message>
    <message>
        <source>{architecture} of the spec takes no attention at its {place}. {allowed}</source>
        <translation>이 명세의 {architecture}은(는) {place}에 어텐션을 받지 않습니다. {allowed}</translation>
    </message>
    <message>
        <source>{architecture} takes no scale attention, because it has its own output layer. Choose an architecture that takes every head, for example unet or deeplabv3plus.</source>
        <translation>{architecture}은(는) 자체 출력층이 있어 스케일 어텐션을 받지 않습니다. 모든 헤드를 받는 아키텍처(예: unet, deeplabv3plus)를 고르세요.</translation>
    </message>
    <message>
        <source>{architecture} · no network</source>
        <translation>{architecture} · 네트워크 아님</translation>
    </message>
    <message>
        <source>{area:,} pixels of {name} are copied. Ctrl+V puts them at the same place, also in other images.</source>
        <translation>{name} {area:,}픽셀을 복사했습니다. Ctrl+V는 같은 위치에, 다른 이미지에도 붙여넣습니다.</translation>
    </message>
    <message>
        <source>{area:,} px</source>
        <translation>{area:,} px</translation>
    </message>
    <message>
        <source>{attention} at {places}</source>
        <translation>{places}의 {attention}</translation>
    </message>
    <message>
        <source>{colour} is no colour. Give six digits or letters a to f: ff0000 is red.</source>
        <translation>{colour}은(는) 색이 아닙니다. 숫자나 a부터 f까지의 글자 여섯 개를 지정하세요. ff0000은 빨강입니다.</translation>
    </message>
    <message>
        <source>{columns} × {rows} pixels, {gestures} on {of}: {covers}.</source>
        <translation>{columns} × {rows} 픽셀, {of}에 {gestures}: {covers}.</translation>
    </message>
    <message>
        <source>{column} is not known of {count} of {count2} images, for example {missing}. Give a table that has all.</source>
        <translation>이미지 {count2}개 중 {count}개에서 {column} 값을 알 수 없습니다(예: {missing}). 모두 있는 표를 지정하세요.</translation>
    </message>
    <message>
        <source>{config} and {config2} have different networks or classes: their weights cannot be averaged. Give a variant and one that was trained on from it.</source>
        <translation>{config}과(와) {config2}은(는) 네트워크나 클래스가 달라 가중치를 평균할 수 없습니다. 모델과 거기서 이어 학습한 모델을 주세요.</translation>
    </message>
    <message>
        <source>{config} cannot be expressed in ONNX: {error}.</source>
        <translation>{config}을(를) ONNX로 나타낼 수 없습니다: {error}.</translation>
    </message>
    <message>
        <source>{config} cannot be fine-tuned: it has no weights. Choose a trained network.</source>
        <translation>{config}은(는) 가중치가 없어 미세 조정할 수 없습니다. 학습된 네트워크를 고르세요.</translation>
    </message>
    <message>
        <source>{config} has learnt from masks, and has no attention to make proxies of. Choose a variant that learns from the labels of images: seenet, acol, cam or adversarial_erasing.</source>
        <translation>{config}은(는) 마스크로 배웠으므로 대리 마스크를 만들 어텐션이 없습니다. 이미지 라벨로 배우는 모델(seenet, acol, cam, adversarial_erasing)을 고르세요.</translation>
    </message>
    <message>
        <source>{config} has no weights that could be exported. Choose a network of torch.</source>
        <translation>{config}에 내보낼 가중치가 없습니다. torch 네트워크를 고르세요.</translation>
    </message>
    <message>
        <source>{config} knows {classes} classes, and the mask has more. Choose another variant.</source>
        <translation>{config}은(는) 클래스 {classes}개를 아는데 마스크에는 더 많습니다. 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>{corrected} of the {images} images in the list are corrected. In the background, the variant is trained on their current masks:</source>
        <translation>목록의 이미지 {images}개 중 {corrected}개가 수정되었습니다. 모델은 뒤에서 지금 상태의 마스크로 배웁니다:</translation>
    </message>
    <message>
        <source>{count:,} chosen images</source>
        <translation>선택한 이미지 {count:,}개</translation>
    </message>
    <message>
        <source>{count:,} could not be written. The first: {reason}</source>
        <translation>{count:,}개를 쓸 수 없습니다. 첫 번째 이유: {reason}</translation>
    </message>
    <message>
        <source>{count:,} frames</source>
        <translation>프레임 {count:,}개</translation>
    </message>
    <message>
        <source>{count:,} frames between {one} and {other} have interpolated masks now.</source>
        <translation>{one}과(와) {other} 사이의 {count:,}개 프레임에 보간된 마스크가 생겼습니다.</translation>
    </message>
    <message>
        <source>{count:,} images are {state} now. Z takes that back, one by one.</source>
        <translation>이미지 {count:,}개: {state}. Z로 하나씩 되돌립니다.</translation>
    </message>
    <message>
        <source>{count:,} images of {data}, each at its size</source>
        <translation>{data}의 이미지 {count:,}개, 각 원래 크기</translation>
    </message>
    <message>
        <source>{count:,} masks are written</source>
        <translation>마스크 {count:,}개를 씁니다</translation>
    </message>
    <message>
        <source>{count:,} masks were written to {folder}.</source>
        <translation>마스크 {count:,}개를 {folder}에 썼습니다.</translation>
    </message>
    <message>
        <source>{count:,} more lines: rest the pointer here.</source>
        <translation>{count:,}줄 더: 여기에 포인터를 두세요.</translation>
    </message>
    <message>
        <source>{count:,} not scored</source>
        <translation>{count:,}개 평가 못 함</translation>
    </message>
    <message>
        <source>{count:,} of these files are in {folder} already. Replace them?</source>
        <translation>이 파일 중 {count:,}개가 {folder}에 이미 있습니다. 바꿀까요?</translation>
    </message>
    <message>
        <source>{count:,} outlines within another of the same group: filled, as no hole is marked.</source>
        <translation>같은 그룹의 다른 윤곽선 안에 있는 윤곽선 {count:,}개를 구멍 표시가 없어 채웠습니다.</translation>
    </message>
    <message>
        <source>{count:,} outlines within another of the same object: read as a hole.</source>
        <translation>같은 객체의 다른 윤곽선 안에 있는 윤곽선 {count:,}개를 구멍으로 읽었습니다.</translation>
    </message>
    <message>
        <source>{count:,} pixels are not numbers: left out.</source>
        <translation>숫자가 없는 픽셀 {count:,}개는 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>{count:,} px of {name}</source>
        <translation>{name} {count:,} px</translation>
    </message>
    <message>
        <source>{counted:,} images so far</source>
        <translation>지금까지 이미지 {counted:,}개</translation>
    </message>
    <message>
        <source>{counted} · threshold {threshold:.2f}</source>
        <translation>{counted} · 임계값 {threshold:.2f}</translation>
    </message>
    <message>
        <source>{counted} · threshold {threshold:.2f} · uncertain {low:.2f} to {high:.2f}</source>
        <translation>{counted} · 임계값 {threshold:.2f} · 불확실 {low:.2f}~{high:.2f}</translation>
    </message>
    <message>
        <source>{count} annotations are for this image; the last would be used.</source>
        <translation>이 이미지에 주석이 {count}개 있으며, 그중 마지막 것을 가져오게 됩니다.</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>클래스 {count}개</translation>
    </message>
    <message>
        <source>{count} masks were written to {folder}.</source>
        <translation>마스크 {count}개를 {folder}에 썼습니다.</translation>
    </message>
    <message>
        <source>{count} of its images are called {name}; the annotations of all of them would be used.</source>
        <translation>이미지 {count}개의 이름이 {name}입니다. 그 어느 것에 표시된 것이든 모두 읽게 됩니다.</translation>
    </message>
    <message>
        <source>{count} of its images may be {image} ({several}): it is unclear which.</source>
        <translation>이미지 {count}개가 {image}일 수 있어({several}) 어느 것인지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>{count} of {every} could not be written. {reason}</source>
        <translation>{every}개 중 {count}개를 쓸 수 없습니다. {reason}</translation>
    </message>
    <message>
        <source>{count} of {every} ground truths checked in {folder} have another size than their image, and are resized to it.</source>
        <translation>{folder}에서 확인한 정답 {every}개 중 {count}개는 이미지와 크기가 달라 이미지에 맞게 조정됩니다.</translation>
    </message>
    <message>
        <source>{count} of {every} masks checked in {folder} cover most of the image and of its border. They may be inverted, with black for the target: if so, save them with white for the target.</source>
        <translation>{folder}에서 살펴본 마스크 {every}개 중 {count}개가 이미지 대부분과 그 가장자리를 덮습니다. 대상이 검은색으로 반전되었을 수 있습니다. 그렇다면 대상을 흰색으로 저장하세요.</translation>
    </message>
    <message>
        <source>{count} of {every} variants</source>
        <translation>모델 {every}개 중 {count}개</translation>
    </message>
    <message>
        <source>{count} pairs were left out, the first because: {reason}</source>
        <translation>쌍 {count}개를 제외했습니다. 첫 번째 이유: {reason}</translation>
    </message>
    <message>
        <source>{count} queries: {numbers}</source>
        <translation>쿼리 {count}개: {numbers}</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>값 {count}개</translation>
    </message>
    <message>
        <source>{count} {of} show no clear difference in {score} between {variant} and {base}: {difference}.</source>
        <translation>{of} {count}개로는 {score}에서 {variant}과(와) {base}을(를) 구분할 수 없습니다: {difference}.</translation>
    </message>
    <message>
        <source>{decided}, correction unfinished</source>
        <translation>{decided}, 수정 미완료</translation>
    </message>
    <message>
        <source>{devices} has not enough memory for it. Choose a layer nearer to the output.</source>
        <translation>{devices}에 메모리가 부족합니다. 출력에 더 가까운 레이어를 고르세요.</translation>
    </message>
    <message>
        <source>{done:,} masks were written to {folder}.</source>
        <translation>마스크 {done:,}개가 {folder}에 저장되었습니다.</translation>
    </message>
    <message>
        <source>{done:,} of {every:,} checked</source>
        <translation>{every:,}개 중 {done:,}개 검사</translation>
    </message>
    <message>
        <source>{done:,} of {every:,} images</source>
        <translation>{every:,}개 중 {done:,}개 이미지</translation>
    </message>
    <message>
        <source>{done:,} of {every:,} images, {duration} left</source>
        <translation>{every:,}개 중 {done:,}개 이미지, {duration} 남음</translation>
    </message>
    <message>
        <source>{done:,} reviewed</source>
        <translation>{done:,}개 검토함</translation>
    </message>
    <message>
        <source>{done:,} written</source>
        <translation>{done:,}개 씀</translation>
    </message>
    <message>
        <source>{done} of {every} scales so far</source>
        <translation>지금까지 스케일 {every}개 중 {done}개</translation>
    </message>
    <message>
        <source>{end} Studentised bootstrap, {units}; {test}, corrected by Holm over {count} pairs.</source>
        <translation>{end} 스튜던트화 부트스트랩, {units}; {test}, {count}쌍에 대해 Holm 보정.</translation>
    </message>
    <message>
        <source>{entry} in {file} gives {kind}, where a torch.nn.Module is needed.</source>
        <translation>{file}의 {entry}이(가) {kind}을(를) 내는데 torch.nn.Module이 필요합니다.</translation>
    </message>
    <message>
        <source>{every:,} images</source>
        <translation>이미지 {every:,}개</translation>
    </message>
    <message>
        <source>{fewest} {of} are few: the intervals are rough.</source>
        <translation>{of} {fewest}개는 적습니다: 구간이 거칩니다.</translation>
    </message>
    <message>
        <source>{field} (assumed)</source>
        <translation>{field} (가정)</translation>
    </message>
    <message>
        <source>{file} and one other file are in {place} already. Replace them?</source>
        <translation>{place}에 {file}과(와) 다른 파일 1개가 이미 있습니다. 바꿀까요?</translation>
    </message>
    <message>
        <source>{file} and {aside} were written to {folder}.</source>
        <translation>{file}과(와) {aside}을(를) {folder}에 썼습니다.</translation>
    </message>
    <message>
        <source>{file} and {count} other files are in {place} already. Replace them?</source>
        <translation>{place}에 {file}과(와) 다른 파일 {count}개가 이미 있습니다. 바꿀까요?</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. Check its name.</source>
        <translation>{file}을(를) 읽을 수 없습니다: {reason}. 이름을 확인하세요.</translation>
    </message>
    <message>
        <source>{file} has no column of numbers. Give a table with a score in each column.</source>
        <translation>{file}에 숫자 열이 없습니다. 각 열에 점수가 있는 표를 주세요.</translation>
    </message>
    <message>
        <source>{file} has no labels. Write a name in each line, or choose a file of COCO or labelme.</source>
        <translation>{file}에 라벨이 없습니다. 한 줄에 이름 하나씩 쓰거나 COCO 또는 labelme 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{file} has no values for these images. Give a table with a heading, the names of the images in its first column or in one called image, and further columns.</source>
        <translation>{file}에 이 이미지들에 대한 내용이 없습니다. 제목 행이 있고, 첫 열 또는 image라는 열에 이미지 이름이 있으며, 다른 열도 있는 표를 지정하세요.</translation>
    </message>
    <message>
        <source>{file} has {names}. Name the one that builds the network, as in {file2}:build.</source>
        <translation>{file}에 {names}이(가) 있습니다. 네트워크를 만드는 것을 {file2}:build처럼 지정하세요.</translation>
    </message>
    <message>
        <source>{file} has {row} with {name} a second time. Leave one of the two out.</source>
        <translation>{file}의 {row}에 {name}이(가) 두 번 나옵니다. 하나를 빼세요.</translation>
    </message>
    <message>
        <source>{file} is damaged JSON. Save it again, or write a name in each line.</source>
        <translation>{file}은(는) 손상된 JSON입니다. 다시 저장하거나 한 줄에 이름 하나씩 쓰세요.</translation>
    </message>
    <message>
        <source>{file} is in {place} already. Replace it?</source>
        <translation>{place}에 {file}이(가) 이미 있습니다. 바꿀까요?</translation>
    </message>
    <message>
        <source>{file} is no DICOM file, and a DICOM segmentation refers to one. Choose PNG.</source>
        <translation>{file}은(는) DICOM 파일이 아닌데 DICOM 분할은 DICOM 파일을 참조해야 합니다. PNG를 고르세요.</translation>
    </message>
    <message>
        <source>{file} is no Python that can be read: {error}.</source>
        <translation>{file}은(는) 읽을 수 있는 Python이 아닙니다: {error}.</translation>
    </message>
    <message>
        <source>{file} is there already. Replace it?</source>
        <translation>{file}이(가) 이미 있습니다. 바꿀까요?</translation>
    </message>
    <message>
        <source>{file} lacks what a segmentation refers to: {missing}. Choose PNG.</source>
        <translation>{file}에 분할이 참조할 항목이 없습니다: {missing}. PNG를 고르세요.</translation>
    </message>
    <message>
        <source>{file} names no {column} for {count} of {count2} images, for example {missing}. Add them, or leave them out of the folder.</source>
        <translation>{file}에 이미지 {count2}개 중 {count}개의 {column}이(가) 없습니다(예: {missing}). 추가하거나 폴더에서 빼세요.</translation>
    </message>
    <message>
        <source>{file} raises {named}</source>
        <translation>{file}에서 오류가 났습니다: {named}</translation>
    </message>
    <message>
        <source>{file} was imported.</source>
        <translation>{file}을(를) 가져왔습니다.</translation>
    </message>
    <message>
        <source>{file} was imported: {parts}.</source>
        <translation>{file}을(를) 가져왔습니다: {parts}.</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>{film} and {about} were written to {folder}.</source>
        <translation>{film}와(과) {about}이(가) {folder}에 저장되었습니다.</translation>
    </message>
    <message>
        <source>{folder} cannot be a new folder: {reason}. Give another.</source>
        <translation>{folder}을(를) 새 폴더로 만들 수 없습니다: {reason}. 다른 것을 주세요.</translation>
    </message>
    <message>
        <source>{folder} cannot be a variant. {explain}</source>
        <translation>{folder}은(는) 모델이 될 수 없습니다. {explain}</translation>
    </message>
    <message>
        <source>{folder} cannot be opened: {error}. Save it again, whole.</source>
        <translation>{folder}을(를) 열 수 없습니다: {error}. 통째로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{folder} cannot be the name of a folder: {error}. Choose another.</source>
        <translation>{folder}은(는) 폴더 이름이 될 수 없습니다: {error}. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>{folder} describes its network by code ({value}), which is not run. Export it with python -m monai.bundle ckpt_export, or to ONNX.</source>
        <translation>{folder}은(는) 네트워크를 코드({value})로 적었으며, 코드는 실행하지 않습니다. python -m monai.bundle ckpt_export로 내보내거나 ONNX로 내보내세요.</translation>
    </message>
    <message>
        <source>{folder} exists already. Choose another name.</source>
        <translation>{folder}이(가) 이미 있습니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>{folder} has a run already. Give this one another name.</source>
        <translation>{folder}에 이미 학습 실행이 있습니다. 다른 이름을 주세요.</translation>
    </message>
    <message>
        <source>{folder} has a run of another plan. Give this plan another name.</source>
        <translation>{folder}에 다른 계획의 학습 실행이 있습니다. 이 계획에 다른 이름을 주세요.</translation>
    </message>
    <message>
        <source>{folder} has changed since {config} was written: its SHA-256 is another. Get the folder again where it came from, whole.</source>
        <translation>{folder}은(는) {config}이(가) 쓰인 뒤에 바뀌었습니다(SHA-256이 다름). 원래 위치에서 통째로 다시 받으세요.</translation>
    </message>
    <message>
        <source>{folder} has images already. Choose another folder, or remove them.</source>
        <translation>{folder}에 이미 이미지가 있습니다. 다른 폴더를 고르거나 지우세요.</translation>
    </message>
    <message>
        <source>{folder} has its weights as {pickled}, which may hold code and is not read. Write them as {weights}, as today&apos;s libraries do.</source>
        <translation>{folder}의 가중치가 {pickled}(으)로 되어 있습니다. 코드가 들어 있을 수 있어 읽지 않습니다. 지금의 라이브러리처럼 {weights}(으)로 저장하세요.</translation>
    </message>
    <message>
        <source>{folder} has no fold_0/{name}. Copy it there, or give it with --weights.</source>
        <translation>{folder}에 fold_0/{name}이(가) 없습니다. 그곳에 복사하거나 --weights로 지정하세요.</translation>
    </message>
    <message>
        <source>{folder} has no {missing}, which names the task of the network. Save its processor to the folder too.</source>
        <translation>{folder}에 네트워크에 작업을 알려 주는 {missing}이(가) 없습니다. 프로세서도 폴더에 저장하세요.</translation>
    </message>
    <message>
        <source>{folder} has no {weights}. Copy it there.</source>
        <translation>{folder}에 {weights}이(가) 없습니다. 그곳에 복사하세요.</translation>
    </message>
    <message>
        <source>{folder} has no {weights}. Save it with save_pretrained(folder, safe_serialization=True): pickles are not read.</source>
        <translation>{folder}에 {weights}이(가) 없습니다. save_pretrained(folder, safe_serialization=True)로 저장하세요: pickle은 읽지 않습니다.</translation>
    </message>
    <message>
        <source>{folder} has plans of an nnU-Net before 2.2, which do not describe the network. Plan it again with nnUNetv2_plan_experiment.</source>
        <translation>{folder}의 계획은 2.2 이전 nnU-Net의 것으로 네트워크를 알 수 없습니다. nnUNetv2_plan_experiment로 다시 계획하세요.</translation>
    </message>
    <message>
        <source>{folder} has regions that overlap, each with a sigmoid, and no classes. Export it to ONNX with one output for each region, or open its predictions.</source>
        <translation>{folder}은(는) 겹치는 영역을 각각 시그모이드로 구별하며, 이는 클래스가 아닙니다. 영역마다 출력 하나로 ONNX로 내보내거나 예측을 여세요.</translation>
    </message>
    <message>
        <source>{folder} has {count} classes, but {count2} names were given. Give one for each.</source>
        <translation>{folder}은(는) 클래스 {count}개를 구분하는데 이름이 {count2}개입니다. 하나씩 주세요.</translation>
    </message>
    <message>
        <source>{folder} holds no image that segview can open. {cure}.</source>
        <translation>{folder}에 segview가 열 수 있는 이미지가 없습니다. {cure}.</translation>
    </message>
    <message>
        <source>{folder} holds no prediction on {value}. They are found by the names of the images.</source>
        <translation>{folder}에 {value}에 대한 예측이 없습니다. 예측은 이미지의 이름으로 찾습니다.</translation>
    </message>
    <message>
        <source>{folder} holds no prediction: no PNG, TIFF, NPZ, NPY or NIfTI.</source>
        <translation>{folder}에 예측(PNG, TIFF, NPZ, NPY, NIfTI)이 없습니다.</translation>
    </message>
    <message>
        <source>{folder} holds {counted} but no mask. Masks are looked for in a folder &apos;masks&apos;, &apos;labels&apos;, &apos;annotations&apos; or &apos;Ground Truth&apos;, in or beside that of the images, under the same name, or beside the image under a name such as X_mask.png.</source>
        <translation>{folder}에 {counted}이(가) 있으나 마스크가 하나도 없습니다. 마스크는 이미지 폴더 안이나 옆의 &apos;masks&apos;, &apos;labels&apos;, &apos;annotations&apos;, &apos;Ground Truth&apos; 폴더에서 같은 이름으로, 또는 이미지 옆에서 X_mask.png 같은 이름으로 찾습니다.</translation>
    </message>
    <message>
        <source>{folder} holds {counted} but no mask. {file} is no image, and masks are read from images and NIfTI alone: save them as PNG.</source>
        <translation>{folder}에 {counted}이(가) 있지만 마스크가 없습니다. {file}은(는) 이미지가 아니며, 마스크는 이미지와 NIfTI에서만 읽습니다. PNG로 저장하세요.</translation>
    </message>
    <message>
        <source>{folder} holds {counted}, and masks of several kinds for them: {kinds}. It is unclear which to use. Put the masks of one kind into a folder &apos;masks&apos; beside that of the images, or write a list (.txt) with an image and its mask in each line, and give that.</source>
        <translation>{folder}에 {counted}이(가) 있고, 그 마스크는 여러 종류입니다: {kinds}. 그중 어느 것인지 알 수 없습니다. 한 종류의 마스크를 이미지 폴더 옆의 &apos;masks&apos; 폴더에 넣거나, 줄마다 이미지와 그 마스크를 적은 목록(.txt)을 만들어 그것을 주세요.</translation>
    </message>
    <message>
        <source>{folder} holds {counted}, but a folder of masks beside it cannot be looked for: {reason}. Put the masks into a folder &apos;masks&apos; within it.</source>
        <translation>{folder}에 {counted}이(가) 있고, 그 옆에 마스크가 있는지 알 수 없습니다: {reason}. 그 안의 &apos;masks&apos; 폴더에 마스크를 넣으세요.</translation>
    </message>
    <message>
        <source>{folder} is a bundle for volumes. Only two-dimensional bundles can be opened.</source>
        <translation>{folder}은(는) 볼륨용 번들입니다. 2차원 번들을 열 수 있습니다.</translation>
    </message>
    <message>
        <source>{folder} is a bundle of MONAI that does not describe its network as data (network_def). Export it with python -m monai.bundle ckpt_export, or to ONNX.</source>
        <translation>{folder}은(는) 네트워크를 데이터(network_def)로 밝히지 않는 MONAI 번들입니다. python -m monai.bundle ckpt_export로 내보내거나 ONNX로 내보내세요.</translation>
    </message>
    <message>
        <source>{folder} is a result of nnU-Net for volumes. Train or give its configuration 2d.</source>
        <translation>{folder}은(는) 볼륨용 nnU-Net 결과입니다. 2d 구성을 학습하거나 지정하세요.</translation>
    </message>
    <message>
        <source>{folder} is being trained in already. Wait for it, stop it, or give the run another name.</source>
        <translation>{folder}에서 이미 학습 중입니다. 기다리거나 멈추거나 다른 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>{folder} is no variant: it has none of the fields {fields}. Choose a folder that one of these libraries has written.</source>
        <translation>{folder}은(는) 모델이 아닙니다. {fields} 항목이 하나도 없습니다. 이 라이브러리 중 하나가 쓴 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{folder} is there already. Give another folder, or remove it first.</source>
        <translation>{folder}이(가) 이미 있습니다. 다른 폴더를 주거나 먼저 지우세요.</translation>
    </message>
    <message>
        <source>{folder} is there already. Give another name.</source>
        <translation>{folder}이(가) 이미 있습니다. 다른 이름을 주세요.</translation>
    </message>
    <message>
        <source>{folder} is {kind} of transformers, which cannot be opened. Supported are: {known}. For others, open a Python file that builds the network and gives logits for each class: net.py:build.</source>
        <translation>{folder}은(는) transformers의 {kind}이며 열 수 없습니다. 열 수 있는 것: {known}. 다른 네트워크는 그것을 만들어 클래스별 로짓을 내는 Python 파일을 여세요: net.py:build.</translation>
    </message>
    <message>
        <source>{folder} needs the library MONAI. Install it with {install_command}.</source>
        <translation>{folder}에는 MONAI 라이브러리가 필요합니다. {install_command}(으)로 설치하세요.</translation>
    </message>
    <message>
        <source>{folder} needs the library dynamic-network-architectures. Install it with {install_command}.</source>
        <translation>{folder}에는 dynamic-network-architectures 라이브러리가 필요합니다. {install_command}(으)로 설치하세요.</translation>
    </message>
    <message>
        <source>{folder} needs the library transformers. Install it with {install_command}.</source>
        <translation>{folder}에는 transformers 라이브러리가 필요합니다. {install_command}(으)로 설치하세요.</translation>
    </message>
    <message>
        <source>{format} cannot be shared by {size} processes. Raise that in the plan, or lower --nproc-per-node.</source>
        <translation>{format}은(는) 프로세스 {size}개로 나눌 수 없습니다. 계획에서 늘리거나 --nproc-per-node를 줄이세요.</translation>
    </message>
    <message>
        <source>{format} has a file for each image. Choose COCO for one file of all images.</source>
        <translation>{format}은(는) 이미지마다 파일이 하나씩입니다. 한 파일로 하려면 COCO를 고르세요.</translation>
    </message>
    <message>
        <source>{found}, is {true}</source>
        <translation>{found}, 실제 {true}</translation>
    </message>
    <message>
        <source>{gate} has no channel that can be changed by itself. Leave out &apos;:{channel}&apos;.</source>
        <translation>{gate}은(는) 채널 하나만 바꿀 수 없습니다. &apos;:{channel}&apos;을(를) 빼세요.</translation>
    </message>
    <message>
        <source>{gestures} gestures</source>
        <translation>동작 {gestures}개</translation>
    </message>
    <message>
        <source>{hours:.1f} h</source>
        <translation>{hours:.1f}시간</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
        <source>{image} cannot be scored: {reason}</source>
        <translation>{image}의 점수를 매길 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{image} has other classes or another size: nothing was interpolated.</source>
        <translation>{image}은(는) 클래스나 크기가 달라서 보간하지 않았습니다.</translation>
    </message>
    <message>
        <source>{image} has rows 0 to {rows} and columns 0 to {columns}: there is no pixel {row},{column} to click on.</source>
        <translation>{image}의 행은 0~{rows}, 열은 0~{columns}입니다. 클릭할 픽셀 {row},{column}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>{image} is a frame, which a list cannot name. Save it as an image.</source>
        <translation>{image}은(는) 프레임이라 목록에 쓸 수 없습니다. 이미지로 저장하세요.</translation>
    </message>
    <message>
        <source>{image} is in {where} and in {part}. Give each of them folders of its own: scores on images that the network has seen say nothing.</source>
        <translation>{image}이(가) {where}과(와) {part}에 모두 있습니다. 폴더를 나누세요: 네트워크가 본 이미지의 점수는 의미가 없습니다.</translation>
    </message>
    <message>
        <source>{image} is no image that has a file of this format.</source>
        <translation>{image}에는 이 형식의 파일이 있을 수 없습니다.</translation>
    </message>
    <message>
        <source>{image} is no longer shown: {source} was not imported.</source>
        <translation>{image}은(는) 더 이상 표시되지 않습니다. {source}을(를) 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>{image} is not the image that was corrected: the file was replaced. Put the image back, or leave it out.</source>
        <translation>{image}은(는) 수정한 이미지가 아닙니다: 파일이 바뀌었습니다. 원래 이미지로 되돌리거나 빼세요.</translation>
    </message>
    <message>
        <source>{image} is not the image that was {decision} under this name on {decided}: no decision yet.</source>
        <translation>{image}은(는) 이 이름으로 {decided}에 판정한({decision}) 이미지가 아닙니다. 여기서는 미결입니다.</translation>
    </message>
    <message>
        <source>{image} was corrected in the classes {found}; {variant} tells {own} apart. Fine-tune a variant with its classes, or discard that correction.</source>
        <translation>{image}은(는) 클래스 {found}(으)로 수정되었는데 {variant}은(는) {own}을(를) 구분합니다. 그 클래스의 모델을 미세 조정하거나 그 수정을 버리세요.</translation>
    </message>
    <message>
        <source>{image}, of the list {path}, has no mask{value}. Write its path behind it.</source>
        <translation>목록 {path}의 {image}에 마스크가 없습니다{value}. 그 뒤에 경로를 적으세요.</translation>
    </message>
    <message>
        <source>{kind} cannot be built on the encoder {encoder}: {error}. Choose another encoder, or change decoder_channels or options.</source>
        <translation>{kind}을(를) 인코더 {encoder}에 만들 수 없습니다: {error}. 다른 인코더를 고르거나 decoder_channels나 options를 바꾸세요.</translation>
    </message>
    <message>
        <source>{kind} of segmentation_models_pytorch has its own output layer: choose head A (one output map) or plain, and give decoder_channels among the options.</source>
        <translation>segmentation_models_pytorch의 {kind}에는 자체 출력층이 있습니다: 헤드 A(출력 맵 하나)나 plain을 고르고 decoder_channels는 옵션에 주세요.</translation>
    </message>
    <message>
        <source>{kind} over the scales {scales}</source>
        <translation>스케일 {scales}에 대한 {kind}</translation>
    </message>
    <message>
        <source>{last}, which was shown last, no longer exists.</source>
        <translation>마지막으로 본 {last}이(가) 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>{layer} gives no image here. Choose a layer inside it.</source>
        <translation>{layer}은(는) 여기서 이미지를 내지 않습니다. 그 안의 레이어를 고르세요.</translation>
    </message>
    <message>
        <source>{layer} has {count} channels, 0 to {count2}, but no channel {channel}.</source>
        <translation>{layer}의 채널은 {count}개(0~{count2})이고 {channel}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>{low:g} to {high:g} {unit}</source>
        <translation>{low:g}~{high:g} {unit}</translation>
    </message>
    <message>
        <source>{main} could not be written: {value}. The earlier content is still valid. Free some space or choose a folder that you may write to.</source>
        <translation>{main}을(를) 쓸 수 없습니다: {value}. 전에 있던 것은 그대로 유효합니다. 공간을 비우거나 쓸 수 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{map} of {name}</source>
        <translation>{name}의 {map}</translation>
    </message>
    <message>
        <source>{map} of {variant} {word}: {findings}.</source>
        <translation>{variant}의 {map} – {word}: {findings}.</translation>
    </message>
    <message>
        <source>{map} of {variant}: nothing could be checked.</source>
        <translation>{variant}의 {map}: 검사할 수 있는 것이 없었습니다.</translation>
    </message>
    <message>
        <source>{menu}: {command}</source>
        <translation>{menu}: {command}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>{name}
{part}</source>
        <translation>{name}
{part}</translation>
    </message>
    <message>
        <source>{name} (hidden)</source>
        <translation>{name} (숨김)</translation>
    </message>
    <message>
        <source>{name} cannot name a folder. Use 1 to 80 letters and digits, with no dot in front.</source>
        <translation>{name}은(는) 폴더 이름이 될 수 없습니다. 점으로 시작하지 않는 1~80자의 글자와 숫자를 쓰세요.</translation>
    </message>
    <message>
        <source>{name} does not say how its axes lie, and is as wide as it is high: it may lie on its side. Save it as TIFF with a page for each frame, or write it with SimpleITK.</source>
        <translation>{name}은(는) 축이 어떻게 놓이는지 알려 주지 않고 가로와 세로가 같아, 옆으로 누워 있을 수 있습니다. 프레임마다 한 페이지인 TIFF로 저장하거나 SimpleITK로 저장하세요.</translation>
    </message>
    <message>
        <source>{name} gives logits in segmentation_models_pytorch {version} that differ by {difference:.2g}: nothing is written. Export it to ONNX.</source>
        <translation>{name}의 로짓이 segmentation_models_pytorch {version}에서 {difference:.2g}만큼 다르므로 아무것도 쓰지 않았습니다. ONNX로 내보내세요.</translation>
    </message>
    <message>
        <source>{name} gives numbers in ONNX that differ by {difference:.2g}, more than {tolerance:g}: nothing is written. Leave out its attention with --no-attention.</source>
        <translation>{name}이(가) ONNX에서 {difference:.2g}만큼 다른 값을 냅니다(허용 {tolerance:g}). 아무것도 쓰지 않았습니다. --no-attention으로 어텐션을 빼세요.</translation>
    </message>
    <message>
        <source>{name} has changed since it was corrected ({begun}), with a version that did not record the image. That correction may belong to another image, and is not used.</source>
        <translation>{name}은(는) 수정한 뒤에 바뀌었고({begun}), 어느 이미지였는지 기록하지 않던 버전에서 수정되었습니다. 그 수정은 다른 이미지의 것일 수 있어 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>{name} has more than {most} MB unpacked, too much for masks. Save it with whole numbers of 8 bits, or in parts.</source>
        <translation>{name}은(는) 압축을 풀면 {most} MB를 넘어 마스크로는 너무 큽니다. 8비트 정수로 저장하거나 나누어 저장하세요.</translation>
    </message>
    <message>
        <source>{name} has no {map}</source>
        <translation>{name}에는 {map}이(가) 없습니다</translation>
    </message>
    <message>
        <source>{name} has no {map} of {found}</source>
        <translation>{name}에는 {found}의 {map}이(가) 없습니다</translation>
    </message>
    <message>
        <source>{name} has {slices} slices, but number {number} was requested. Save one slice for each frame.</source>
        <translation>{name}에는 슬라이스가 {slices}개 있지만 {number}번이 요청되었습니다. 프레임마다 슬라이스를 하나씩 저장하세요.</translation>
    </message>
    <message>
        <source>{name} holds numbers from {low:g} to {high:g}: it is an image, not a mask. A mask has whole numbers from 0 to {most}, or probabilities.</source>
        <translation>{name}에는 {low:g}부터 {high:g}까지의 수가 있습니다. 마스크가 아니라 이미지입니다. 마스크는 0부터 {most}까지의 정수이거나 확률입니다.</translation>
    </message>
    <message>
        <source>{name} holds {sides} numbers; a mask has columns × rows × slices.</source>
        <translation>{name}에는 {sides}개의 수가 있습니다. 마스크는 열 × 행 × 슬라이스입니다.</translation>
    </message>
    <message>
        <source>{name} is being corrected elsewhere ({holder}): here it is read-only.</source>
        <translation>{name}은(는) 다른 곳에서 수정 중입니다({holder}). 여기서는 읽기 전용입니다.</translation>
    </message>
    <message>
        <source>{name} is being corrected elsewhere: here it is read-only.</source>
        <translation>{name}은(는) 다른 곳에서 수정 중입니다. 여기서는 읽기 전용입니다.</translation>
    </message>
    <message>
        <source>{name} is no network that segmentation_models_pytorch has: it opens U-Nets with head A, B or plain, without f&apos;&apos;, attention and scale attention. Export it to ONNX, or share its own folder.</source>
        <translation>{name}은(는) segmentation_models_pytorch에 없는 네트워크입니다. 그 라이브러리는 f&apos;&apos;, 어텐션, 스케일 어텐션이 없는 헤드 A, B, plain의 U-Net을 엽니다. ONNX로 내보내거나 자체 폴더를 공유하세요.</translation>
    </message>
    <message>
        <source>{name} is no variant: a variant&apos;s folder has a config.json and a model.safetensors.</source>
        <translation>{name}은(는) 모델이 아닙니다. 모델 폴더에는 config.json과 model.safetensors가 있습니다.</translation>
    </message>
    <message>
        <source>{name} is not the image that was corrected under this name ({begun}). That correction is kept, and not used here.</source>
        <translation>{name}은(는) 이 이름으로 수정했던 이미지가 아닙니다({begun}). 그 수정은 보관되지만 여기서는 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>{name} is not the most probable class of any query.</source>
        <translation>{name} 클래스의 확률이 가장 높은 쿼리가 없습니다.</translation>
    </message>
    <message>
        <source>{name} {area:,} pixels</source>
        <translation>{name} {area:,}픽셀</translation>
    </message>
    <message>
        <source>{name}, reaches {low:.3f} to {high:.3f}</source>
        <translation>{name}, {low:.3f}~{high:.3f}까지 도달</translation>
    </message>
    <message>
        <source>{name}, right half: uncertain</source>
        <translation>{name}, 오른쪽 절반: 불확실</translation>
    </message>
    <message>
        <source>{name}, {pairs:,} pairs</source>
        <translation>{name}, {pairs:,}쌍</translation>
    </message>
    <message>
        <source>{name}: before</source>
        <translation>{name}: 변경 전</translation>
    </message>
    <message>
        <source>{neutral} was {name}</source>
        <translation>{neutral} = {name}</translation>
    </message>
    <message>
        <source>{number:,} of {count:,}, {seconds:.2f} s</source>
        <translation>{count:,}개 중 {number:,}번째, {seconds:.2f}초</translation>
    </message>
    <message>
        <source>{number:,} parts with {why}</source>
        <translation>조각 {number:,}개: {why}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number}/{count}</translation>
    </message>
    <message>
        <source>{over}, {count:,} images of {data}, {size}</source>
        <translation>{over}, {data} 이미지 {count:,}개, {size}</translation>
    </message>
    <message>
        <source>{pairs:,} pairs for training and {held:,} for validation.</source>
        <translation>{pairs:,}쌍으로 학습하고 {held:,}쌍으로 검증합니다.</translation>
    </message>
    <message>
        <source>{path} and {part} are masks of one image, and differ in size. Make them alike.</source>
        <translation>{path}과(와) {part}은(는) 한 이미지의 마스크인데 크기가 다릅니다. 같게 하세요.</translation>
    </message>
    <message>
        <source>{path} and {part} are masks of one image, and give some pixels to two classes.</source>
        <translation>{path}과(와) {part}은(는) 한 이미지의 마스크인데 일부 픽셀이 두 클래스에 속합니다.</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {absence}.</source>
        <translation>{path}을(를) 열 수 없습니다: {absence}.</translation>
    </message>
    <message>
        <source>{path} cannot be read, or is damaged.</source>
        <translation>{path}을(를) 읽을 수 없거나 손상되었습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is a device or a pipe, not a file. Choose an image.</source>
        <translation>{path}을(를) 읽을 수 없습니다: 파일이 아니라 장치나 파이프입니다. 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {found}. {cure}.</source>
        <translation>{path}을(를) 읽을 수 없습니다: {found}. {cure}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. A variant is a folder with {config}.</source>
        <translation>{path}을(를) 읽을 수 없습니다: {reason}. 모델은 {config}이(가) 있는 폴더입니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. A variant is a folder with {weights}.</source>
        <translation>{path}을(를) 읽을 수 없습니다: {reason}. 모델은 {weights}이(가) 있는 폴더입니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Check that it is there for you to read.</source>
        <translation>{path}을(를) 읽을 수 없습니다: {reason}. 있는지, 읽을 수 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {value}.</source>
        <translation>{path}을(를) 읽을 수 없습니다: {value}.</translation>
    </message>
    <message>
        <source>{path} cannot be the name of a file: {error}. Choose another.</source>
        <translation>{path}은(는) 파일 이름이 될 수 없습니다: {error}. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}. Check that it is there and may be used.</source>
        <translation>{path}을(를) 쓸 수 없습니다: {reason}. 있는지, 권한이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. Choose another folder.</source>
        <translation>{path}에 쓸 수 없습니다: {reason}. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} cannot become a variant. {explain}</source>
        <translation>{path}은(는) 모델이 될 수 없습니다. {explain}</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}. Free some space.</source>
        <translation>{path}에 쓸 수 없습니다: {reason}. 공간을 비우세요.</translation>
    </message>
    <message>
        <source>{path} could not be written: {value}. The old file, if any, is untouched. Free some space or choose a folder that you may write to.</source>
        <translation>{path}을(를) 쓸 수 없습니다: {value}. 이전 파일이 있다면 그대로입니다. 공간을 비우거나 쓸 수 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} describes no network with a backbone and a decode head. {way_out}</source>
        <translation>{path}에는 백본과 디코드 헤드가 있는 네트워크가 없습니다. {way_out}</translation>
    </message>
    <message>
        <source>{path} describes {kind} of {parts}, which is not built here. Known are the backbones {backbones} and the heads {heads} of an EncoderDecoder without a neck. {way_out}</source>
        <translation>{path}의 {kind}({parts})은(는) 여기서 만들 수 없습니다. 지원되는 것은 넥이 없는 EncoderDecoder의 백본 {backbones}과(와) 헤드 {heads}입니다. {way_out}</translation>
    </message>
    <message>
        <source>{path} does not say how it was made. Give a figure or report of segview, or a mask beside its .mask.json.</source>
        <translation>{path}에 만든 방법이 적혀 있지 않습니다. segview의 그림이나 보고서, 또는 .mask.json이 옆에 있는 마스크를 주세요.</translation>
    </message>
    <message>
        <source>{path} has changed since it was opened as {config}. Open it again.</source>
        <translation>{path}은(는) {config}(으)로 연 뒤에 바뀌었습니다. 다시 여세요.</translation>
    </message>
    <message>
        <source>{path} has more than the {limit} million pixels allowed. {smaller}</source>
        <translation>{path}이(가) 허용된 {limit}백만 픽셀을 넘습니다. {smaller}</translation>
    </message>
    <message>
        <source>{path} has more than {file_limit} GB, which no network here needs.</source>
        <translation>{path}이(가) {file_limit} GB를 넘습니다. 여기의 네트워크에는 그만큼 필요 없습니다.</translation>
    </message>
    <message>
        <source>{path} has more than {largest_file} MB, too much for one mask.</source>
        <translation>{path}이(가) {largest_file} MB를 넘습니다: 마스크 하나로 보기 어렵습니다.</translation>
    </message>
    <message>
        <source>{path} has {count} classes, but {count2} names were given.</source>
        <translation>{path}은(는) 클래스 {count}개를 구분하는데 이름이 {count2}개입니다.</translation>
    </message>
    <message>
        <source>{path} has {held}, but number {number} was requested. Open the file again to list its contents.</source>
        <translation>{path}에는 {held}이(가) 있고 {number}번은 없습니다. 파일을 다시 열어 목록을 새로 만드세요.</translation>
    </message>
    <message>
        <source>{path} has {size} × {size2} pixels, more than the {limit} million allowed. {smaller}</source>
        <translation>{path}은(는) {size} × {size2}픽셀로 허용된 {limit}백만을 넘습니다. {smaller}</translation>
    </message>
    <message>
        <source>{path} has {slices} slices, which is not the number of frames of its image. Save one slice for each frame, or each slice as its own file, with the name of its image.</source>
        <translation>{path}의 슬라이스는 {slices}개로, 이미지의 프레임 수와 다릅니다. 프레임마다 슬라이스를 하나씩 저장하거나, 슬라이스마다 이미지 이름의 파일로 저장하세요.</translation>
    </message>
    <message>
        <source>{path} has {text}, which is code, not data. {way_out}</source>
        <translation>{path}의 {text}은(는) 데이터가 아니라 코드입니다. {way_out}</translation>
    </message>
    <message>
        <source>{path} holds Python objects, which are not read. Save the numbers alone.</source>
        <translation>{path}에 Python 객체가 있어 읽지 않습니다. 숫자만 저장하세요.</translation>
    </message>
    <message>
        <source>{path} holds colours as L*a*b*, which segview does not show. {cure}.</source>
        <translation>{path}의 색이 L*a*b*로 되어 있어 segview가 표시하지 않습니다. {cure}.</translation>
    </message>
    <message>
        <source>{path} holds no JSON object. Ask for the folder again where you got it.</source>
        <translation>{path}에 JSON 객체가 없습니다. 폴더를 받은 곳에 다시 요청하세요.</translation>
    </message>
    <message>
        <source>{path} holds no images that can be decoded. Choose another film.</source>
        <translation>{path}에 디코딩할 수 있는 이미지가 없습니다. 다른 동영상을 고르세요.</translation>
    </message>
    <message>
        <source>{path} holds no images. Choose another film.</source>
        <translation>{path}에 이미지가 없습니다. 다른 동영상을 고르세요.</translation>
    </message>
    <message>
        <source>{path} holds numbers below 0. Save it with 0 for the background, and 1 or the indices of the classes.</source>
        <translation>{path}에 0보다 작은 수가 있습니다. 배경은 0, 나머지는 1 또는 클래스 번호로 저장하세요.</translation>
    </message>
    <message>
        <source>{path} holds numbers from {min:.3g} to {max:.3g}, and probabilities lie in 0 to 1. Save what comes out of the sigmoid or softmax.</source>
        <translation>{path}의 값은 {min:.3g}~{max:.3g}인데 확률은 0~1입니다. sigmoid나 softmax를 거친 값을 저장하세요.</translation>
    </message>
    <message>
        <source>{path} holds numbers of a rare kind, {bitspersample} bits each. {cure}.</source>
        <translation>{path}의 수가 드문 종류입니다({bitspersample}비트). {cure}.</translation>
    </message>
    <message>
        <source>{path} holds numbers up to {largest} and is stored with loss, as in JPEG, which changes them. Save it as PNG.</source>
        <translation>{path}에 {largest}까지의 수가 있는데 JPEG처럼 손실 압축되어 그 수가 보존되지 않습니다. PNG로 저장하세요.</translation>
    </message>
    <message>
        <source>{path} holds the number {max}, but the folder has {classes} classes, 0 to {classes2}. Open it with the names of all classes.</source>
        <translation>{path}에 {max}이(가) 있는데 이 폴더는 클래스 {classes}개(0~{classes2})를 구분합니다. 모든 클래스의 이름과 함께 여세요.</translation>
    </message>
    <message>
        <source>{path} holds weights alone. Import it with segview import.</source>
        <translation>{path}에는 가중치만 있습니다. segview import로 가져오세요.</translation>
    </message>
    <message>
        <source>{path} holds {found} planes, where others of its folder hold {count}. Save all alike.</source>
        <translation>{path}의 평면은 {found}개인데 같은 폴더의 다른 파일은 {count}개입니다. 모두 같게 저장하세요.</translation>
    </message>
    <message>
        <source>{path} holds {samples} channels in {imagedepth} layers; an image has one layer of up to 4. {cure}.</source>
        <translation>{path}에는 {imagedepth}개 층에 채널 {samples}개가 있습니다. 이미지는 한 층에 최대 4채널입니다. {cure}.</translation>
    </message>
    <message>
        <source>{path} holds {sides} numbers, more than the {most_numbers} million allowed.</source>
        <translation>{path}에 수가 {sides}개 있어 허용된 {most_numbers}백만 개를 넘습니다.</translation>
    </message>
    <message>
        <source>{path} holds {sides} of {dtype}; a prediction is rows × columns, or classes × these.</source>
        <translation>{path}은(는) {dtype} 형식의 {sides}입니다. 예측은 행 × 열, 또는 클래스 × 행 × 열이어야 합니다.</translation>
    </message>
    <message>
        <source>{path} holds {value}. Keep the prediction in it alone, or under the name &apos;probabilities&apos; or &apos;mask&apos;.</source>
        <translation>{path}에 {value}이(가) 있습니다. 예측만 두거나 &apos;probabilities&apos; 또는 &apos;mask&apos;라는 이름으로 두세요.</translation>
    </message>
    <message>
        <source>{path} is a DICOM file without an image in it. Choose another.</source>
        <translation>{path}은(는) 이미지가 없는 DICOM 파일입니다. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is a DICOM segmentation. Open its image, and import this as the mask of it.</source>
        <translation>{path}은(는) DICOM 분할입니다. 그 이미지를 연 뒤 이것을 마스크로 가져오세요.</translation>
    </message>
    <message>
        <source>{path} is a Keras model, and TensorFlow is no part of segview. Export it to ONNX where it was made (tf2onnx), and open that.</source>
        <translation>{path}은(는) Keras 모델이며, segview에는 TensorFlow가 포함되어 있지 않습니다. 만든 곳에서 ONNX로 내보낸 뒤(tf2onnx) 그 파일을 여세요.</translation>
    </message>
    <message>
        <source>{path} is a NIfTI volume, which is read as a mask or as a prediction. Save its slices as PNG, or all of them as pages of a TIFF, and open that.</source>
        <translation>{path}은(는) NIfTI 볼륨으로, 마스크나 예측으로만 읽습니다. 슬라이스를 PNG로, 또는 모두 TIFF의 페이지로 저장해서 여세요.</translation>
    </message>
    <message>
        <source>{path} is a TensorFlow model. Export it to ONNX where it was made (python -m tf2onnx.convert --saved-model), and open that.</source>
        <translation>{path}은(는) TensorFlow 모델입니다. 만든 곳에서 ONNX로 내보낸 뒤(python -m tf2onnx.convert --saved-model) 그 파일을 여세요.</translation>
    </message>
    <message>
        <source>{path} is a coloured image, and a prediction is a mask, an image of class indices or a probability map. Save it without the image underneath, as greys or with a palette.</source>
        <translation>{path}은(는) 컬러 이미지입니다. 예측은 마스크, 클래스 번호 이미지 또는 확률 맵이어야 합니다. 아래의 이미지 없이 회색조나 팔레트로 저장하세요.</translation>
    </message>
    <message>
        <source>{path} is a list of DICOM files, not an image. Open the folder that it lies in.</source>
        <translation>{path}은(는) 이미지가 아니라 DICOM 파일 목록입니다. 그것이 있는 폴더를 여세요.</translation>
    </message>
    <message>
        <source>{path} is a variant already: choose it as it is (segview predict -v {path}).</source>
        <translation>{path}은(는) 이미 모델입니다. 그대로 선택하세요(segview predict -v {path}).</translation>
    </message>
    <message>
        <source>{path} is an open image or ground truth, which is never replaced. Choose another name or folder.</source>
        <translation>{path}은(는) 열려 있는 이미지나 정답이며 절대 덮어쓰지 않습니다. 다른 이름이나 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} is based on itself. Give the config that the training wrote.</source>
        <translation>{path}은(는) 자기 자신을 기반으로 합니다. 학습이 기록한 설정 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>{path} is based on {base}, which does not exist. Give the config that the training wrote beside its checkpoints: it is complete.</source>
        <translation>{path}의 기반인 {base}이(가) 없습니다. 학습이 체크포인트 옆에 기록한 설정 파일을 지정하세요. 그 파일만으로 충분합니다.</translation>
    </message>
    <message>
        <source>{path} is built for another runtime. Export it to ONNX where it was made, and open that.</source>
        <translation>{path}은(는) 다른 런타임용으로 만들어졌습니다. 만든 곳에서 ONNX로 내보낸 뒤 그 파일을 여세요.</translation>
    </message>
    <message>
        <source>{path} is compressed as a whole (deflated), which is not read. Export it in another way.</source>
        <translation>{path}은(는) 전체가 압축(deflated)되어 있어 읽지 않습니다. 다른 방식으로 내보내세요.</translation>
    </message>
    <message>
        <source>{path} is compressed as {syntax}, which cannot be decompressed here. Export it without compression, or run pip install pylibjpeg pylibjpeg-libjpeg (GPL).</source>
        <translation>{path}은(는) {syntax}(으)로 압축되어 여기서 풀 수 없습니다. 압축 없이 내보내거나 pip install pylibjpeg pylibjpeg-libjpeg (GPL)을 실행하세요.</translation>
    </message>
    <message>
        <source>{path} is compressed as {syntax}, which cannot be decompressed here. Export it without compression.</source>
        <translation>{path}은(는) {syntax}(으)로 압축되어 여기서 풀 수 없습니다. 압축 없이 내보내세요.</translation>
    </message>
    <message>
        <source>{path} is compressed in a rare way for its kind of pixels. {cure}.</source>
        <translation>{path}이(가) 이 픽셀 종류에 드문 방식으로 압축되어 있습니다. {cure}.</translation>
    </message>
    <message>
        <source>{path} is damaged or incomplete: it is too short for the {said:,} frames in its header.</source>
        <translation>{path}이(가) 손상되었거나 불완전합니다: 프레임 {said:,}개가 있다고 하기에는 너무 짧습니다.</translation>
    </message>
    <message>
        <source>{path} is damaged or incomplete: {words}. Copy it again from where it came from.</source>
        <translation>{path}이(가) 손상되었거나 불완전합니다: {words}. 원래 위치에서 다시 복사하세요.</translation>
    </message>
    <message>
        <source>{path} is damaged, incomplete or of a rare kind ({kind}). Copy it again, or export it anew.</source>
        <translation>{path}이(가) 손상되었거나 불완전하거나 드문 종류입니다 ({kind}). 다시 복사하거나 새로 내보내세요.</translation>
    </message>
    <message>
        <source>{path} is damaged: its metadata cannot be read.</source>
        <translation>{path}이(가) 손상되어 메타데이터를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{path} is damaged: {error}. Get it again where it came from.</source>
        <translation>{path}이(가) 손상되었습니다: {error}. 원래 위치에서 다시 받으세요.</translation>
    </message>
    <message>
        <source>{path} is empty: it has 0 bytes. Copy it again from where it came from.</source>
        <translation>{path}이(가) 비어 있습니다(0바이트). 원래 위치에서 다시 복사하세요.</translation>
    </message>
    <message>
        <source>{path} is incomplete. Copy it again, or export it again.</source>
        <translation>{path}이(가) 불완전합니다. 다시 복사하거나 다시 내보내세요.</translation>
    </message>
    <message>
        <source>{path} is no JSON file: {error}.</source>
        <translation>{path}은(는) JSON 파일이 아닙니다: {error}.</translation>
    </message>
    <message>
        <source>{path} is no JSON file: {error}. Ask for the folder again where you got it.</source>
        <translation>{path}은(는) JSON 파일이 아닙니다: {error}. 폴더를 받은 곳에 다시 요청하세요.</translation>
    </message>
    <message>
        <source>{path} is no config that can be read: {error}.</source>
        <translation>{path}은(는) 읽을 수 있는 설정 파일이 아닙니다: {error}.</translation>
    </message>
    <message>
        <source>{path} is no file of maps, or is damaged. Write it anew with `segview predict`.</source>
        <translation>{path}은(는) 맵 파일이 아니거나 손상되었습니다. `segview predict`로 다시 쓰세요.</translation>
    </message>
    <message>
        <source>{path} is no network that can be opened. These are: {known}.</source>
        <translation>{path}은(는) 열 수 있는 네트워크가 아닙니다. 열 수 있는 것: {known}.</translation>
    </message>
    <message>
        <source>{path} is no project of segview, or is damaged.</source>
        <translation>{path}은(는) segview 프로젝트가 아니거나 손상되었습니다.</translation>
    </message>
    <message>
        <source>{path} is no project of this version: {problem}</source>
        <translation>{path}은(는) 이 버전의 프로젝트가 아닙니다: {problem}</translation>
    </message>
    <message>
        <source>{path} is no record of segview predict.</source>
        <translation>{path}은(는) segview predict의 기록이 아닙니다.</translation>
    </message>
    <message>
        <source>{path} is no safetensors file, or it is cut off. Get it again where it came from.</source>
        <translation>{path}은(는) safetensors 파일이 아니거나 잘렸습니다. 원래 위치에서 다시 받으세요.</translation>
    </message>
    <message>
        <source>{path} is no text.</source>
        <translation>{path}은(는) 텍스트가 아닙니다.</translation>
    </message>
    <message>
        <source>{path} is no {upper} file: {error}. For example:
{example}</source>
        <translation>{path}은(는) {upper} 파일이 아닙니다: {error}. 예:
{example}</translation>
    </message>
    <message>
        <source>{path} is not an image that segview can open: {found}. {cure}.</source>
        <translation>{path}은(는) segview가 열 수 있는 이미지가 아닙니다: {found}. {cure}.</translation>
    </message>
    <message>
        <source>{path} is not in UTF-8: its letters are in an older encoding, such as CP949, Shift-JIS or Latin-1. Open it in an editor and save it as UTF-8.</source>
        <translation>{path}은(는) UTF-8이 아닙니다. CP949, Shift-JIS, Latin-1 같은 예전 인코딩으로 저장되어 있습니다. 편집기에서 열어 UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>{path} is not valid. {explain} For example:
{example}</source>
        <translation>{path}이(가) 올바르지 않습니다. {explain} 예:
{example}</translation>
    </message>
    <message>
        <source>{path} is not valid. {sentences} Correct the file or ask for the folder again.</source>
        <translation>{path}이(가) 올바르지 않습니다. {sentences} 파일을 고치거나 폴더를 다시 요청하세요.</translation>
    </message>
    <message>
        <source>{path} is the image itself, which is never written. Choose another name.</source>
        <translation>{path}은(는) 이미지 자체이며 절대 덮어쓰지 않습니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is there already, and segview did not write it. Choose another folder.</source>
        <translation>{path}이(가) 이미 있으며 segview가 쓴 것이 아닙니다. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} is there already, and segview did not write it. Give another name, or move it away.</source>
        <translation>{path}이(가) 이미 있고 segview가 쓴 파일이 아닙니다. 다른 이름을 주거나, 그 파일을 옮기세요.</translation>
    </message>
    <message>
        <source>{path} is there already, and segview did not write it. Give another name, or {how} to replace it.</source>
        <translation>{path}이(가) 이미 있고 segview가 쓴 파일이 아닙니다. 다른 이름을 주거나, {how}로 바꿔 쓰세요.</translation>
    </message>
    <message>
        <source>{path} is there already. Give another name, or {how} to replace it.</source>
        <translation>{path}이(가) 이미 있습니다. 다른 이름을 주거나, {how}로 바꿔 쓰세요.</translation>
    </message>
    <message>
        <source>{path} is {reason}, which is never replaced. Choose another name or folder.</source>
        <translation>{path}은(는) 절대 덮어쓰지 않습니다: {reason}. 다른 이름이나 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} is {what}, and the part of segview that reads it is not installed. Install it with {install_command} and start segview again.</source>
        <translation>{path}은(는) {what}이며, 이를 읽는 segview 구성 요소가 설치되어 있지 않습니다. {install_command}(으)로 설치하고 segview를 다시 시작하세요.</translation>
    </message>
    <message>
        <source>{path} needs more memory than is free. Close other programs and try again.</source>
        <translation>{path}에는 남은 것보다 많은 메모리가 필요합니다. 다른 프로그램을 닫고 다시 하세요.</translation>
    </message>
    <message>
        <source>{path} needs more memory than is free. Close other programs, or make the image smaller.</source>
        <translation>{path}에는 남은 것보다 많은 메모리가 필요합니다. 다른 프로그램을 닫거나 이미지를 줄이세요.</translation>
    </message>
    <message>
        <source>{path} was replaced or changed since the mask was made on it, and its data may be of another patient. Put the file back, or export in another format.</source>
        <translation>{path}은(는) 마스크를 만든 뒤에 바뀌었으며, 그 안의 정보는 다른 환자의 것일 수 있습니다. 원래 파일을 되돌리거나 다른 형식으로 내보내세요.</translation>
    </message>
    <message>
        <source>{path} would be read as an image or a ground truth, because it is in a folder of open files. Choose another folder.</source>
        <translation>{path}은(는) 열려 있는 이미지나 정답과 같은 곳에 있어 이미지나 정답으로 여겨질 것입니다. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path}, from an earlier attempt, cannot be removed: {reason}. Give this run another name.</source>
        <translation>이전 시도에서 남은 {path}을(를) 삭제할 수 없습니다: {reason}. 이 실행에 다른 이름을 지정하세요.</translation>
    </message>
    <message>
        <source>{path}: _model_class: {unknown_name}</source>
        <translation>{path}: _model_class: {unknown_name}</translation>
    </message>
    <message>
        <source>{path}: encoder_name: give the name of an encoder, not {encoder}.</source>
        <translation>{path}: encoder_name: {encoder} 대신 인코더의 이름을 주세요.</translation>
    </message>
    <message>
        <source>{path}: {doubts}</source>
        <translation>{path}: {doubts}</translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation>{path}: {error}</translation>
    </message>
    <message>
        <source>{percent} missed</source>
        <translation>{percent} 놓침</translation>
    </message>
    <message>
        <source>{percent} of the ground truth is not covered</source>
        <translation>정답의 {percent}가 덮이지 않음</translation>
    </message>
    <message>
        <source>{percent} on {kind}</source>
        <translation>{kind} 위 {percent}</translation>
    </message>
    <message>
        <source>{place} gives no image here. Choose a layer inside it.</source>
        <translation>{place}은(는) 여기서 이미지를 내지 않습니다. 그 안의 레이어를 고르세요.</translation>
    </message>
    <message>
        <source>{place} of {shown:,}</source>
        <translation>{shown:,}개 중 {place}번째</translation>
    </message>
    <message>
        <source>{place} of {shown:,} ({every:,} in all)</source>
        <translation>{shown:,}개 중 {place}번째 (전체 {every:,}개)</translation>
    </message>
    <message>
        <source>{radius:.0f} px</source>
        <translation>{radius:.0f} px</translation>
    </message>
    <message>
        <source>{ratio:.1f} × chance</source>
        <translation>우연의 {ratio:.1f}배</translation>
    </message>
    <message>
        <source>{ratio:.2f} times as much as by chance</source>
        <translation>우연의 {ratio:.2f}배</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{record_of} is no record of segview predict, or is damaged.</source>
        <translation>{record_of}은(는) segview predict의 기록이 아니거나 손상되었습니다.</translation>
    </message>
    <message>
        <source>{rows} × {columns} at scale 1</source>
        <translation>스케일 1에서 {rows} × {columns}</translation>
    </message>
    <message>
        <source>{run}: {state}. It can continue without the window, which finds it again at its next start.</source>
        <translation>{run}: {state}. 창 없이도 계속할 수 있으며, 창이 다시 열리면 찾아냅니다.</translation>
    </message>
    <message>
        <source>{said} Its annotations cannot be assigned.</source>
        <translation>{said} 그 주석을 이미지에 배정할 수 없습니다.</translation>
    </message>
    <message>
        <source>{said} of {count} of {every} ticked variants</source>
        <translation>{said}(체크한 모델 {every}개 중 {count}개)</translation>
    </message>
    <message>
        <source>{said} · no ground truth</source>
        <translation>{said} · 정답 없음</translation>
    </message>
    <message>
        <source>{said}; {share:.0%} of the wrong pixels are uncertain</source>
        <translation>{said}; 틀린 픽셀 중 {share:.0%}는 불확실</translation>
    </message>
    <message>
        <source>{scales} outside training</source>
        <translation>{scales}: 학습 범위 밖</translation>
    </message>
    <message>
        <source>{score:.1f} % uncertain</source>
        <translation>불확실 {score:.1f} %</translation>
    </message>
    <message>
        <source>{score} {value}</source>
        <translation>{score} {value}</translation>
    </message>
    <message>
        <source>{seconds:.0f} s</source>
        <translation>{seconds:.0f}초</translation>
    </message>
    <message>
        <source>{seconds:.1f} s were recorded to {path}.</source>
        <translation>{seconds:.1f}초가 {path}에 녹화되었습니다.</translation>
    </message>
    <message>
        <source>{seconds:g} s</source>
        <translation>{seconds:g}초</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>{several} and {last}</source>
        <translation>{several}, {last}</translation>
    </message>
    <message>
        <source>{share:.0f} % after {seconds:.0f} s…</source>
        <translation>{seconds:.0f}초 뒤 {share:.0f} %…</translation>
    </message>
    <message>
        <source>{share} in the mask</source>
        <translation>마스크 안 {share}</translation>
    </message>
    <message>
        <source>{share} in the target</source>
        <translation>대상 안 {share}</translation>
    </message>
    <message>
        <source>{share} of its mass lies in the ground truth, {area} of the area</source>
        <translation>총량의 {share}가 정답 안에 있습니다(면적의 {area})</translation>
    </message>
    <message>
        <source>{share} of its mass lies in the mask, {area} of the area</source>
        <translation>총량의 {share}가 마스크 안에 있습니다(면적의 {area})</translation>
    </message>
    <message>
        <source>{shown:.0f} of {rate:.0f} frames a second</source>
        <translation>초당 {rate:.0f}프레임 중 {shown:.0f}</translation>
    </message>
    <message>
        <source>{shown} of {count} drawn</source>
        <translation>{count}개 중 {shown}개 표시</translation>
    </message>
    <message>
        <source>{size} smooth</source>
        <translation>{size} 보간</translation>
    </message>
    <message>
        <source>{source} cannot be loaded: {said}.</source>
        <translation>{source}을(를) 불러올 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>{source} cannot be read: {reason}.</source>
        <translation>{source}을(를) 읽을 수 없습니다. {reason}.</translation>
    </message>
    <message>
        <source>{source} cannot become a variant. {explain}</source>
        <translation>{source}은(는) 모델이 될 수 없습니다. {explain}</translation>
    </message>
    <message>
        <source>{source} does not say which network its weights are for. Open a Python file that builds it with them (segview open net.py:build --weights {source}), or write {with_suffix} beside it, for example:
{example}</source>
        <translation>{source}에 어느 네트워크의 가중치인지 적혀 있지 않습니다. 네트워크를 만드는 Python 파일을 이 가중치와 함께 열거나(segview open net.py:build --weights {source}), 그 옆에 {with_suffix}을(를) 쓰세요. 예:
{example}</translation>
    </message>
    <message>
        <source>{source} fails on {sides}: {said}.</source>
        <translation>{source}이(가) {sides}에서 실패합니다: {said}.</translation>
    </message>
    <message>
        <source>{source} gives class indices. Say which classes there are, with --classes.</source>
        <translation>{source}은(는) 클래스 번호를 냅니다. --classes로 클래스를 적으세요.</translation>
    </message>
    <message>
        <source>{source} gives {shapes}, and none of these is an image: it is no segmentation network.</source>
        <translation>{source}의 출력 {shapes} 중 이미지가 없습니다: 분할 네트워크가 아닙니다.</translation>
    </message>
    <message>
        <source>{source} has its weights in {name}, which is missing. Copy both files into one folder.</source>
        <translation>{source}의 가중치는 {name}에 있는데, 이 파일이 없습니다. 두 파일을 한 폴더에 복사하세요.</translation>
    </message>
    <message>
        <source>{source} holds a network twice, compiled and not. Save one state dict alone.</source>
        <translation>{source}에 네트워크가 컴파일된 것과 아닌 것 두 번 들어 있습니다. state dict 하나만 저장하세요.</translation>
    </message>
    <message>
        <source>{source} holds no weights at {wanted}.{hint}</source>
        <translation>{source}의 {wanted}에 가중치가 없습니다.{hint}</translation>
    </message>
    <message>
        <source>{source} holds several weights that fit: {names}. Say which, with --weights or as &quot;weights&quot; in the file beside it.</source>
        <translation>{source}에 맞는 가중치가 여럿입니다: {names}. --weights 또는 옆 파일의 &quot;weights&quot;로 지정하세요.</translation>
    </message>
    <message>
        <source>{source} is damaged or incomplete. Copy it again, or export it again.</source>
        <translation>{source}이(가) 손상되었거나 불완전합니다. 다시 복사하거나 다시 내보내세요.</translation>
    </message>
    <message>
        <source>{source} is no checkpoint. Files ending in {suffixes} can be imported.</source>
        <translation>{source}은(는) 체크포인트가 아닙니다. {suffixes}(으)로 끝나는 파일을 가져올 수 있습니다.</translation>
    </message>
    <message>
        <source>{source} is no file that can be read. Check its name.</source>
        <translation>{source}은(는) 읽을 수 있는 파일이 아닙니다. 이름을 확인하세요.</translation>
    </message>
    <message>
        <source>{source} is refused. It is a pointer of Git LFS: run &apos;git lfs pull&apos; there.</source>
        <translation>{source}을(를) 읽지 않습니다. Git LFS 포인터입니다. 그곳에서 &apos;git lfs pull&apos;을 실행하세요.</translation>
    </message>
    <message>
        <source>{source} is refused. It is a web page. Download it again, and log in there if you have to.</source>
        <translation>{source}을(를) 읽지 않습니다. 웹 페이지입니다. 다시 내려받으세요. 필요하면 그곳에 로그인하세요.</translation>
    </message>
    <message>
        <source>{source} is refused. It is empty. Copy it again from where it came from.</source>
        <translation>{source}을(를) 읽지 않습니다. 비어 있습니다. 원본에서 다시 복사하세요.</translation>
    </message>
    <message>
        <source>{source} is refused. It is incomplete: download or copy it again.</source>
        <translation>{source}을(를) 읽지 않습니다. 파일이 중간에 끊겼습니다. 다시 내려받거나 복사하세요.</translation>
    </message>
    <message>
        <source>{source} is refused. Reading it took more than {seconds} seconds.</source>
        <translation>{source}을(를) 거부했습니다. 읽는 데 {seconds}초가 넘게 걸렸습니다.</translation>
    </message>
    <message>
        <source>{source} is refused. The process that read it died (code {returncode}), so the file is damaged or malicious. Give the weights as .safetensors.</source>
        <translation>{source}을(를) 거부했습니다. 읽던 프로세스가 죽었으므로(코드 {returncode}) 파일이 손상되었거나 해로운 파일입니다. 가중치를 .safetensors로 주세요.</translation>
    </message>
    <message>
        <source>{source} is refused. {answer}</source>
        <translation>{source}을(를) 거부했습니다. {answer}</translation>
    </message>
    <message>
        <source>{source} is {what}: opening it runs its code, which may do whatever you may do on this computer. Agree only if you know where it comes from (--trust on the command line).</source>
        <translation>{source}은(는) {what}이며, 열면 그 코드가 실행되어 이 컴퓨터에서 당신이 할 수 있는 일을 모두 할 수 있습니다. 출처를 아는 경우에만 동의하세요 (명령줄에서는 --trust).</translation>
    </message>
    <message>
        <source>{source} needs onnxruntime. Install it with {install_command}.</source>
        <translation>{source}에는 onnxruntime이 필요합니다. {install_command}(으)로 설치하세요.</translation>
    </message>
    <message>
        <source>{source} takes {kind} of {sides}; needed is batch × channels × rows × columns.</source>
        <translation>{source}의 입력은 {kind} 형식의 {sides}입니다. 배치 × 채널 × 행 × 열이 필요합니다.</translation>
    </message>
    <message>
        <source>{source} takes {names}. A network of one input, the image, can be opened.</source>
        <translation>{source}의 입력은 {names}입니다. 이미지 하나만 입력받는 네트워크를 열 수 있습니다.</translation>
    </message>
    <message>
        <source>{source} was exported for sides of {least} {number} pixels, but was given {sides}. Give another input size (--input-size) or scale, or export it with larger limits.</source>
        <translation>{source}은(는) 한 변이 {least} {number}픽셀인 입력용으로 내보내졌는데, {sides}이(가) 주어졌습니다. 다른 입력 크기(--input-size)나 스케일을 지정하거나, 더 큰 한도로 다시 내보내십시오.</translation>
    </message>
    <message>
        <source>{source} was stopped. The process that ran it has ended: it took too much memory or time, or the file is damaged.</source>
        <translation>{source}을(를) 더 실행하지 않습니다. 실행하던 프로세스가 끝났습니다: 메모리나 시간을 너무 많이 썼거나 파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>{speed:.1f} images/s{memory} on {device}</source>
        <translation>{device}에서 초당 {speed:.1f}장{memory}</translation>
    </message>
    <message>
        <source>{state}, epoch {done}</source>
        <translation>{state}, 에포크 {done}</translation>
    </message>
    <message>
        <source>{state}, epoch {done} of {every}</source>
        <translation>{state}, 에포크 {done}/{every}</translation>
    </message>
    <message>
        <source>{state}: {count:,}</source>
        <translation>{state}: {count:,}</translation>
    </message>
    <message>
        <source>{target} could not be written: {value}.</source>
        <translation>{target}에 쓸 수 없습니다: {value}.</translation>
    </message>
    <message>
        <source>{text} of the image</source>
        <translation>이미지의 {text}</translation>
    </message>
    <message>
        <source>{text} · ground truth: ignored</source>
        <translation>{text} · 정답: 계산에서 제외</translation>
    </message>
    <message>
        <source>{text} · ground truth: {name}</source>
        <translation>{text} · 정답: {name}</translation>
    </message>
    <message>
        <source>{text} · no ground truth</source>
        <translation>{text} · 정답 없음</translation>
    </message>
    <message>
        <source>{title} pane</source>
        <translation>{title} 창</translation>
    </message>
    <message>
        <source>{total:,} pixels are {name}</source>
        <translation>{name} 픽셀 {total:,}개</translation>
    </message>
    <message>
        <source>{unit} of {variants}</source>
        <translation>{variants}의 {unit}</translation>
    </message>
    <message>
        <source>{unsuitable} Of this one timm says: {error}.</source>
        <translation>{unsuitable} timm의 설명: {error}.</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low}~{high})</translation>
    </message>
    <message>
        <source>{value} has {shape} channels, 0 to {shape2}, but no channel {channel}.</source>
        <translation>{value}의 채널은 {shape}개(0~{shape2})이고 {channel}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>{value} in {file} raises {named}</source>
        <translation>{file}의 {value}에서 오류가 났습니다: {named}</translation>
    </message>
    <message>
        <source>{value}, {low} to {high}</source>
        <translation>{value}, {low}~{high}</translation>
    </message>
    <message>
        <source>{variant} and {base} have the same {score} on all {count} {of}.</source>
        <translation>{variant}과(와) {base}의 {score}이(가) {of} {count}개 모두에서 같습니다.</translation>
    </message>
    <message>
        <source>{variant} finds less than {base}: {difference}, {count} {of}.</source>
        <translation>{variant}은(는) {base}보다 더 적게 찾습니다: {difference}, {of} {count}개.</translation>
    </message>
    <message>
        <source>{variant} finds more than {base}: {difference}, {count} {of}.</source>
        <translation>{variant}은(는) {base}보다 더 많이 찾습니다: {difference}, {of} {count}개.</translation>
    </message>
    <message>
        <source>{variant} has a better {score} than {base}: {difference}, {count} {of}.</source>
        <translation>{variant}의 {score}이(가) {base}보다 좋습니다: {difference}, {of} {count}개.</translation>
    </message>
    <message>
        <source>{variant} has a higher {score} than {base}: {difference}, {count} {of}.</source>
        <translation>{variant}의 {score}이(가) {base}보다 높습니다: {difference}, {of} {count}개.</translation>
    </message>
    <message>
        <source>{variant} has a lower {score} than {base}: {difference}, {count} {of}.</source>
        <translation>{variant}의 {score}이(가) {base}보다 낮습니다: {difference}, {of} {count}개.</translation>
    </message>
    <message>
        <source>{variant} has a worse {score} than {base}: {difference}, {count} {of}.</source>
        <translation>{variant}의 {score}이(가) {base}보다 나쁩니다: {difference}, {of} {count}개.</translation>
    </message>
    <message>
        <source>{variant} has classes that are not among the labels of this folder. Add them to the labels (Ctrl+L), or begin with an empty mask (Shift+C).</source>
        <translation>{variant}은(는) 이 폴더의 라벨에 없는 것을 표시합니다. 그 클래스를 라벨에 추가하거나(Ctrl+L) 빈 마스크에서 시작하세요(Shift+C).</translation>
    </message>
    <message>
        <source>{variant} has no attention to switch off</source>
        <translation>{variant}에는 끌 어텐션이 없습니다</translation>
    </message>
    <message>
        <source>{way} {problem} at scale {scale:g}</source>
        <translation>스케일 {scale:g}에서 {way}: {problem}</translation>
    </message>
    <message>
        <source>{way} {problem} at scale {scale:g}, and there is no other way to run it. {cure}</source>
        <translation>스케일 {scale:g}에서 {way}: {problem}. 다른 실행 방법이 없습니다. {cure}</translation>
    </message>
    <message>
        <source>{what} do not fit the network that the spec describes. {differences}{hint}</source>
        <translation>{what}이(가) 명세의 네트워크와 맞지 않습니다. {differences}{hint}</translation>
    </message>
    <message>
        <source>{what} has unknown fields: {left}.</source>
        <translation>{what}에 지원되지 않는 항목이 있습니다: {left}.</translation>
    </message>
    <message>
        <source>{what} hold numbers that are NaN or infinite, in {name}. The training that made them diverged: choose an earlier checkpoint.</source>
        <translation>{what}의 {name}에 NaN이나 무한대가 있습니다. 학습이 발산했습니다: 더 이른 체크포인트를 고르세요.</translation>
    </message>
    <message>
        <source>{what} is not valid. {explain}</source>
        <translation>{what}이(가) 올바르지 않습니다. {explain}</translation>
    </message>
    <message>
        <source>{what} with {name} = {given} is not known here.</source>
        <translation>{what}의 {name} = {given}은(는) 지원되지 않습니다.</translation>
    </message>
    <message>
        <source>{words}, {count:,} px</source>
        <translation>{words}, {count:,} px</translation>
    </message>
    <message>
        <source>× by
chance</source>
        <translation>우연
대비 ×</translation>
    </message>
    <message>
        <source>× chance</source>
        <translation>우연 ×</translation>
    </message>
    <message>
        <source>…after {seconds:.0f} s</source>
        <translation>…{seconds:.0f}초 뒤</translation>
    </message>
    <message>
        <source>…only when my outline is done</source>
        <translation>…내 윤곽선이 끝난 뒤에만</translation>
    </message>
</context>
</TS>
