<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>
Gives no single image</source>
        <translation>
1 枚の画像にはなりません</translation>
    </message>
    <message>
        <source> or </source>
        <translation> または </translation>
    </message>
    <message>
        <source> passes</source>
        <translation> 回</translation>
    </message>
    <message>
        <source>&apos;{channel}&apos; is no channel of {gate}. Write a number, for example {gate}:0.</source>
        <translation>&apos;{channel}&apos; は {gate} のチャンネルではありません。番号を書いてください。例: {gate}:0</translation>
    </message>
    <message>
        <source>&apos;{label}&apos; (1 part)</source>
        <translation>&apos;{label}&apos; (断片 1 個)</translation>
    </message>
    <message>
        <source>&apos;{label}&apos; ({number:,} parts)</source>
        <translation>&apos;{label}&apos; (断片 {number:,} 個)</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is not {article}.{hint}</source>
        <translation>&apos;{name}&apos; は未知の名前です ({article})。{hint}</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; means that no label applies, and is always there.</source>
        <translation>&apos;{name}&apos; はどのラベルにも属さないものを表し、常にあります。</translation>
    </message>
    <message>
        <source>&apos;{one}&apos; sets nothing. Write FIELD=VALUE, for example epochs=3 or network.head=C.</source>
        <translation>&apos;{one}&apos; は何も設定しません。FIELD=VALUE と書いてください。例: epochs=3 または network.head=C</translation>
    </message>
    <message>
        <source>&apos;{part}&apos; is not a change to a variant. Write, for example, without=cbam, or crf.</source>
        <translation>&apos;{part}&apos; はモデルの変更ではありません。例: without=cbam または crf</translation>
    </message>
    <message>
        <source>&apos;{pattern}&apos; does not match {image}. Give an expression that all images match.</source>
        <translation>&apos;{pattern}&apos; が {image} に一致しません。全画像に一致する式を指定してください。</translation>
    </message>
    <message>
        <source>&apos;{pattern}&apos; is neither &apos;folder&apos;, nor FILE.csv:column with a file that is there, nor a regular expression ({error}). Give one of them, for example &apos;^(patient\d+)_&apos;.</source>
        <translation>&apos;{pattern}&apos; は &apos;folder&apos; でも、存在するファイルの FILE.csv:column でも、正規表現でもありません ({error})。どれかを指定してください。例: &apos;^(patient\\d+)_&apos;</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not a list of scales. Write numbers with commas, for example 0.5,1,2.</source>
        <translation>&apos;{text}&apos; はスケールの並びではありません。カンマ区切りの数を書いてください。例: 0.5,1,2</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not a part. Write its number and the number of parts, for example 2/8.</source>
        <translation>&apos;{text}&apos; は分割の指定ではありません。番号と総数を指定してください。例: 2/8</translation>
    </message>
    <message>
        <source>&apos;{word}&apos; is no option for Slurm. Write words for sbatch with commas, such as partition=gpu,time=60,gpus_per_node=1; or auto, or local.</source>
        <translation>&apos;{word}&apos; は Slurm のオプションではありません。partition=gpu,time=60,gpus_per_node=1 のように sbatch の語をコンマで区切って書くか、auto または local と書いてください。</translation>
    </message>
    <message>
        <source>1 gesture</source>
        <translation>操作 1 回</translation>
    </message>
    <message>
        <source>1 is the value of a map that is unrelated to the image</source>
        <translation>画像と無関係なマップなら 1 です</translation>
    </message>
    <message>
        <source>1 outline within another of the same group: filled, as no hole is marked.</source>
        <translation>同じグループの別の輪郭の中にある輪郭 1 つを、穴の印がないため塗りました。</translation>
    </message>
    <message>
        <source>1 outline within another of the same object: read as a hole.</source>
        <translation>同じ物体の別の輪郭の中にある輪郭 1 つを穴として読みました。</translation>
    </message>
    <message>
        <source>1 part with {why}</source>
        <translation>断片 1 個: {why}</translation>
    </message>
    <message>
        <source>1 pixel is not a number: left out.</source>
        <translation>数値のない 1 画素は使いませんでした。</translation>
    </message>
    <message>
        <source>1 − the expected Dice of the masks if their probabilities are right, mean over the ticked variants; an empty mask with some probability comes first</source>
        <translation>1 − 確率が正しいとしたときのマスクの予想 Dice、チェックしたモデルの平均。確率があるのにマスクが空なら先頭に来ます</translation>
    </message>
    <message>
        <source>1 − the mean Dice of all pairs of masks of one variant’s scales, mean over the ticked variants</source>
        <translation>1 − 1 モデルのスケールごとの全マスクの組の平均 Dice、チェックしたモデルの平均</translation>
    </message>
    <message>
        <source>1 − the mean Dice of all pairs of masks of the ticked variants; tick two or more</source>
        <translation>1 − チェックしたモデルの全マスクの組の平均 Dice。2 つ以上チェックしてください</translation>
    </message>
    <message>
        <source>2·TP / (2·TP + FP + FN); 1 where mask and ground truth are both empty</source>
        <translation>2·TP / (2·TP + FP + FN)。マスクと正解が両方とも空なら 1</translation>
    </message>
    <message>
        <source>95th percentile of the distances between the outlines of mask and ground truth; the diagonal where only one of them is empty</source>
        <translation>マスクと正解の輪郭間距離の 95 パーセンタイル。片方だけ空なら対角線の長さ</translation>
    </message>
    <message>
        <source>A bar of a round length in the image</source>
        <translation>画像に切りのよい長さのバーを表示します</translation>
    </message>
    <message>
        <source>A click opens the image on the wall</source>
        <translation>クリックするとその画像がボードに開きます</translation>
    </message>
    <message>
        <source>A click selects the image, a double click or Enter opens it on the wall</source>
        <translation>クリックでその画像へ移り、ダブルクリックか Enter でボードに開きます</translation>
    </message>
    <message>
        <source>A correction was begun, but there is no decision yet</source>
        <translation>修正を始めましたが、まだ判定していません</translation>
    </message>
    <message>
        <source>A figure has 36 to 1,200 dots per inch, not {dpi:,}.</source>
        <translation>図の解像度は 36~1,200 dpi で、{dpi:,} は使えません。</translation>
    </message>
    <message>
        <source>A figure names its variants. Leave the blind mode first.</source>
        <translation>図にはモデル名が入ります。先にブラインドモードを終了してください。</translation>
    </message>
    <message>
        <source>A file beside each one says what the mask was made from. You are asked before existing files are replaced.</source>
        <translation>各ファイルの隣に、マスクの由来を記したファイルができます。すでにあるファイルは上書き前に確認します。</translation>
    </message>
    <message>
        <source>A film has at least 2 × 2 pixels, not {size} × {size2}. Choose larger images.</source>
        <translation>動画は 2 × 2 画素以上で、{size} × {size2} は使えません。大きい画像を選んでください。</translation>
    </message>
    <message>
        <source>A folder with masks</source>
        <translation>マスクのあるフォルダー</translation>
    </message>
    <message>
        <source>A known length</source>
        <translation>既知の長さ</translation>
    </message>
    <message>
        <source>A larger number in masks</source>
        <translation>マスクでの番号を大きく</translation>
    </message>
    <message>
        <source>A line of known length; Ctrl+M sets its real length</source>
        <translation>長さを示す線。Ctrl+M で実際の長さを指定します</translation>
    </message>
    <message>
        <source>A name in each line, COCO, labelme, 3D Slicer, ITK-SNAP</source>
        <translation>1 行に 1 つの名前、COCO、labelme、3D Slicer、ITK-SNAP</translation>
    </message>
    <message>
        <source>A pair was left out: {reason}</source>
        <translation>1 組を除きました: {reason}</translation>
    </message>
    <message>
        <source>A plan has no field &apos;{name}&apos;.{hint}</source>
        <translation>計画に &apos;{name}&apos; という項目はありません。{hint}</translation>
    </message>
    <message>
        <source>A point is an image; a click opens it</source>
        <translation>1 点が 1 枚の画像です。クリックすると開きます</translation>
    </message>
    <message>
        <source>A polygon; a double click closes it</source>
        <translation>多角形。ダブルクリックで閉じます</translation>
    </message>
    <message>
        <source>A reference needs {least} images or more, not {count}: fewer do not show which distance is far.</source>
        <translation>基準には {least} 枚以上の画像が必要です。{count} 枚では何が遠いか分かりません。</translation>
    </message>
    <message>
        <source>A report needs ground truths: none was found beside these images.</source>
        <translation>レポートには正解が必要ですが、これらの画像の隣に見つかりませんでした。</translation>
    </message>
    <message>
        <source>A run cannot be named {name}. Use at most 80 letters and digits, and after the first also . + - and _.</source>
        <translation>学習実行の名前に {name} は使えません。文字と数字、2 文字目からは . + - _ も使え、80 文字までです。</translation>
    </message>
    <message>
        <source>A run is still training</source>
        <translation>学習がまだ進行中です</translation>
    </message>
    <message>
        <source>A second folder</source>
        <translation>2 つ目のフォルダー</translation>
    </message>
    <message>
        <source>A smaller number in masks</source>
        <translation>マスクでの番号を小さく</translation>
    </message>
    <message>
        <source>A table with the names of the images</source>
        <translation>画像の名前がある表</translation>
    </message>
    <message>
        <source>Ablation-CAM</source>
        <translation>Ablation-CAM</translation>
    </message>
    <message>
        <source>About segview</source>
        <translation>segview について</translation>
    </message>
    <message>
        <source>About the report</source>
        <translation>報告について</translation>
    </message>
    <message>
        <source>About {count:,} {of} would be needed to see a difference of this size.</source>
        <translation>この大きさの差を見るには、{of} 約 {count:,} が必要です。</translation>
    </message>
    <message>
        <source>Absolute rank correlation with the map of the same network with random weights (Adebayo et al., 2018): near 0 where the map depends on what was learned</source>
        <translation>ランダムな重みの同じネットワークのマップとの順位相関の絶対値 (Adebayo et al., 2018): マップが学習内容によるなら 0 に近くなります</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>承認済み</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>活性化関数</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>フォルダを追加</translation>
    </message>
    <message>
        <source>Add a label (Ins)</source>
        <translation>ラベルを追加 (Ins)</translation>
    </message>
    <message>
        <source>Add a label, or read labels from a file.</source>
        <translation>ラベルを追加するか、ファイルから読み込んでください。</translation>
    </message>
    <message>
        <source>Adversarial erasing</source>
        <translation>敵対的消去</translation>
    </message>
    <message>
        <source>After the last region, the next image</source>
        <translation>最後の領域の次は次の画像です</translation>
    </message>
    <message>
        <source>After {done:,} of {every:,} images:</source>
        <translation>{every:,} 枚中 {done:,} 枚まで:</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Agreement of any two</source>
        <translation>二つずつの一致度</translation>
    </message>
    <message>
        <source>Agreement of the outlines within 0.75 % of the diagonal (Csurka et al., 2013)</source>
        <translation>対角線の 0.75 % 以内での輪郭の一致 (Csurka et al., 2013)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>All but rejected ones</source>
        <translation>却下したもの以外すべて</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>すべてのコマンド</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>すべてのコマンド…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>All maps</source>
        <translation>すべてのマップ</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>すべての学習実行</translation>
    </message>
    <message>
        <source>All runs as a table: compare, rename, delete</source>
        <translation>すべての学習実行を表で表示します: 比較、名前の変更、削除</translation>
    </message>
    <message>
        <source>All scales</source>
        <translation>全スケール</translation>
    </message>
    <message>
        <source>All texts of the window in the system&apos;s size</source>
        <translation>ウィンドウの文字をすべてシステムの大きさにします</translation>
    </message>
    <message>
        <source>All texts of the window one size larger</source>
        <translation>ウィンドウの文字をすべて一段階大きくします</translation>
    </message>
    <message>
        <source>All texts of the window one size smaller</source>
        <translation>ウィンドウの文字をすべて一段階小さくします</translation>
    </message>
    <message>
        <source>All variants&apos; outlines</source>
        <translation>全モデルの輪郭</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Also in other images</source>
        <translation>別の画像にも貼り付けられます</translation>
    </message>
    <message>
        <source>Also list the maps that are not shown beside the image</source>
        <translation>画像の隣に出していないマップも</translation>
    </message>
    <message>
        <source>Also show the most important maps of each variant in its row</source>
        <translation>各モデルの要となるマップも、その行に表示します</translation>
    </message>
    <message>
        <source>Alt +</source>
        <translation>Alt +</translation>
    </message>
    <message>
        <source>Alter the image</source>
        <translation>画像を変える</translation>
    </message>
    <message>
        <source>Among the classes that can be painted</source>
        <translation>塗れるクラスの中で</translation>
    </message>
    <message>
        <source>An image is deleted in 2 to {most} steps, not in {steps}. 10 are usual.</source>
        <translation>画像の削除は 2~{most} 段階で、{steps} 段階は使えません。通常は 10 段階です。</translation>
    </message>
    <message>
        <source>And go to its image</source>
        <translation>その画像に戻ります</translation>
    </message>
    <message>
        <source>And {more} more cannot be opened.</source>
        <translation>ほかに {more} 個を開けません。</translation>
    </message>
    <message>
        <source>Another name for the chosen run</source>
        <translation>選んだ学習実行の名前を変えます</translation>
    </message>
    <message>
        <source>Another segview is writing {path}. Wait for it, or share the images: --part 1/2 here and --part 2/2 there.</source>
        <translation>別の segview が今 {path} に書き込んでいます。待つか、画像を分けてください: こちらで --part 1/2、あちらで --part 2/2</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>大きさの変更</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>アーキテクチャ</translation>
    </message>
    <message>
        <source>Architecture of the network</source>
        <translation>ネットワークのアーキテクチャ</translation>
    </message>
    <message>
        <source>Area and uncertainty over time</source>
        <translation>面積と不確実性の時間変化</translation>
    </message>
    <message>
        <source>Area of the part</source>
        <translation>断片の面積</translation>
    </message>
    <message>
        <source>Area under the target&apos;s probability while the pixels marked most are deleted first (Petsiuk et al., 2018)</source>
        <translation>最も強く示された画素から削除したときの、対象確率曲線の下の面積 (Petsiuk et al., 2018)</translation>
    </message>
    <message>
        <source>Area under the target&apos;s probability while the pixels marked most are inserted first</source>
        <translation>最も強く示された画素から挿入したときの、対象確率曲線の下の面積</translation>
    </message>
    <message>
        <source>Arrow keys and Space with a tool</source>
        <translation>道具を持って矢印キーとスペース</translation>
    </message>
    <message>
        <source>Arrow keys on a panel</source>
        <translation>パネル上で矢印キー</translation>
    </message>
    <message>
        <source>Artefacts</source>
        <translation>アーチファクト</translation>
    </message>
    <message>
        <source>As PNG, COCO, labelme or DICOM</source>
        <translation>PNG、COCO、labelme または DICOM で</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>元のまま</translation>
    </message>
    <message>
        <source>As on the wall; otherwise only the scale nearest to 1</source>
        <translation>ボードと同じにします。切ると 1 に最も近いスケールだけ</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>As {path}…</source>
        <translation>{path} と同じく…</translation>
    </message>
    <message>
        <source>Ask for permission to read it, or copy it to a folder of your own</source>
        <translation>読み取り権限を求めるか、自分のフォルダーにコピーしてください</translation>
    </message>
    <message>
        <source>Assumed: {text}</source>
        <translation>仮定: {text}</translation>
    </message>
    <message>
        <source>At its highest</source>
        <translation>最大時の値</translation>
    </message>
    <message>
        <source>At the cursor beside the whole image</source>
        <translation>カーソル位置と画像全体</translation>
    </message>
    <message>
        <source>At the cursor, for each variant</source>
        <translation>カーソル位置、モデルごと</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>アテンション</translation>
    </message>
    <message>
        <source>Attention at</source>
        <translation>アテンションの位置</translation>
    </message>
    <message>
        <source>Attention in ONNX files is found with the package {about}: {install_command}</source>
        <translation>ONNXファイルのアテンションの検出にはパッケージ{about}が必要です: {install_command}</translation>
    </message>
    <message>
        <source>Attention in a branch or loop of the graph ({about}) can neither be shown nor left out.</source>
        <translation>グラフの分岐やループ({about})の中のアテンションは、表示も除外もできません。</translation>
    </message>
    <message>
        <source>Attention in one operation ({about}) can neither be shown nor left out: the graph does not have its weights.</source>
        <translation>1つの演算({about})になっているアテンションは、表示も除外もできません。グラフにその重みがありません。</translation>
    </message>
    <message>
        <source>Attention module; if empty, that of the head</source>
        <translation>アテンションモジュール。空ならヘッドが決めるもの</translation>
    </message>
    <message>
        <source>Attention of this block only, or through all blocks below it</source>
        <translation>ブロックだけのアテンション、またはその下のすべてを通したもの</translation>
    </message>
    <message>
        <source>Attention options</source>
        <translation>アテンションのオプション</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>データ拡張</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Average weights</source>
        <translation>重みの平均</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻す</translation>
    </message>
    <message>
        <source>Back to the default display settings</source>
        <translation>既定の表示設定に戻します</translation>
    </message>
    <message>
        <source>Back to the film</source>
        <translation>動画に戻る</translation>
    </message>
    <message>
        <source>Back to the image (F7)</source>
        <translation>画像に戻る (F7)</translation>
    </message>
    <message>
        <source>Back to the image as it is</source>
        <translation>元の画像に戻る</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Batch scale</source>
        <translation>バッチのスケール</translation>
    </message>
    <message>
        <source>Before the change</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>Before: {what} {value:.3f}, of the variant it started from</source>
        <translation>以前: 引き継いだモデルの {what} {value:.3f}</translation>
    </message>
    <message>
        <source>Begin again at the end</source>
        <translation>終わりまで来たら最初に戻ります</translation>
    </message>
    <message>
        <source>Begin with an empty mask</source>
        <translation>空のマスクから始めます</translation>
    </message>
    <message>
        <source>Begin with the ground truth of the image</source>
        <translation>画像の正解から始めます</translation>
    </message>
    <message>
        <source>Begin with the mask under the pointer</source>
        <translation>ポインターの下のマスクから始めます</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>追加の入力</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最良</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>最良エポック</translation>
    </message>
    <message>
        <source>Best: epoch {number}, {what} {value:.3f} (mean over images)</source>
        <translation>最良: エポック {number}、{what} {value:.3f} (画像平均)</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Between two corners clicked with the lasso, the line follows the edges of the image</source>
        <translation>投げ縄でクリックした 2 つの頂点の間の線が、画像のエッジに沿います</translation>
    </message>
    <message>
        <source>Blind mode</source>
        <translation>ブラインドモード</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Block of self-attention, counted from the input</source>
        <translation>入力から数えた自己アテンションのブロック</translation>
    </message>
    <message>
        <source>Block {block} has heads 1 to {heads}, but no head {head}.</source>
        <translation>ブロック {block} のヘッドは 1~{heads} で、{head} はありません。</translation>
    </message>
    <message>
        <source>Block {block} has no class token. Choose a point.</source>
        <translation>ブロック{block}にはクラストークンがありません。点を選んでください。</translation>
    </message>
    <message>
        <source>Block {number}</source>
        <translation>ブロック {number}</translation>
    </message>
    <message>
        <source>Blue alone</source>
        <translation>青のみ</translation>
    </message>
    <message>
        <source>Blue: in the order of the map. Orange: patches in random order.</source>
        <translation>青: マップの順。橙: ランダムな順のパッチ。</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>ぼけ</translation>
    </message>
    <message>
        <source>Blur what is painted; the right button brings the image back</source>
        <translation>塗った所をぼかします。右ボタンで画像に戻します</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>明るさ</translation>
    </message>
    <message>
        <source>Brightness, contrast, channels</source>
        <translation>明るさ、コントラスト、チャンネル</translation>
    </message>
    <message>
        <source>Browse the epochs (arrow keys)</source>
        <translation>エポックをめくります (矢印キー)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>ブラシ</translation>
    </message>
    <message>
        <source>By a score: evaluate on the page Compare (F2)</source>
        <translation>スコア順: 比較ページ(F2)で評価してください</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>名前順</translation>
    </message>
    <message>
        <source>By slice</source>
        <translation>区分ごと</translation>
    </message>
    <message>
        <source>CBAM, spatial gate sigmoid · tanh</source>
        <translation>CBAM、空間ゲート sigmoid · tanh</translation>
    </message>
    <message>
        <source>COCO JSON (instances)</source>
        <translation>COCO JSON (インスタンス)</translation>
    </message>
    <message>
        <source>COCO JSON (run lengths)</source>
        <translation>COCO JSON (ランレングス)</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>CVAT XML</source>
        <translation>CVAT の XML</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>Cameras need PyAV: {install_command}.</source>
        <translation>カメラを見るには PyAV が必要です: {install_command}。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Card of the selected variant</source>
        <translation>選んだモデルのカード</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>引き継ぐ</translation>
    </message>
    <message>
        <source>Carry the correction of the current image on to the frames after it, until it no longer fits</source>
        <translation>現在の画像の修正を、合わなくなるまで後のフレームに引き継ぎます</translation>
    </message>
    <message>
        <source>Carry the correction on</source>
        <translation>修正を引き継ぐ</translation>
    </message>
    <message>
        <source>Change the selected variant</source>
        <translation>選んだモデルを変更</translation>
    </message>
    <message>
        <source>Change the whole mask at once</source>
        <translation>マスク全体を一度に変えます</translation>
    </message>
    <message>
        <source>Change ▾</source>
        <translation>変更 ▾</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>チャンネル</translation>
    </message>
    <message>
        <source>Channel gain</source>
        <translation>チャンネルの利得</translation>
    </message>
    <message>
        <source>Channel, 0 to {count}</source>
        <translation>チャンネル、0~{count}</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>チャンネル</translation>
    </message>
    <message>
        <source>Channels weighed by positive gradients, pixel by pixel (Chattopadhay et al., 2018)</source>
        <translation>正の勾配で画素ごとにチャンネルを重み付けします (Chattopadhay et al., 2018)</translation>
    </message>
    <message>
        <source>Channels weighed by the mean gradient of the target&apos;s score (Selvaraju et al., 2017)</source>
        <translation>対象スコアの平均勾配でチャンネルを重み付けします (Selvaraju et al., 2017)</translation>
    </message>
    <message>
        <source>Channels weighed by what the score loses without them; no gradients, a pass for each channel (Ramaswamy and Desai, 2020)</source>
        <translation>チャンネルを除いたときに失われるスコアで重み付けします。勾配は使わず、チャンネルごとに 1 回計算します (Ramaswamy and Desai, 2020)</translation>
    </message>
    <message>
        <source>Channels × size</source>
        <translation>チャンネル × サイズ</translation>
    </message>
    <message>
        <source>Check all images</source>
        <translation>全画像を検査</translation>
    </message>
    <message>
        <source>Check the disk or the network it is on, and try again</source>
        <translation>それがあるディスクやネットワークを確認し、やり直してください</translation>
    </message>
    <message>
        <source>Check the maps on all images</source>
        <translation>全画像のマップを検査</translation>
    </message>
    <message>
        <source>Check the maps on this image</source>
        <translation>この画像のマップを検査</translation>
    </message>
    <message>
        <source>Check the shown maps on the current image</source>
        <translation>表示中のマップを現在の画像で検査します</translation>
    </message>
    <message>
        <source>Check them on every opened image, in the background; earlier results are reused</source>
        <translation>開いたすべての画像でバックグラウンドで検査します。検査済みの分は計算し直しません</translation>
    </message>
    <message>
        <source>Check this image</source>
        <translation>この画像を検査</translation>
    </message>
    <message>
        <source>Check whether the maps explain what is found, or go back</source>
        <translation>マップが予測を説明しているかを見る、または戻ります</translation>
    </message>
    <message>
        <source>Check whether the maps explain what the ticked variants find (F3)</source>
        <translation>マップがチェックしたモデルの予測を説明しているか (F3)</translation>
    </message>
    <message>
        <source>Checkpoint…</source>
        <translation>チェックポイント…</translation>
    </message>
    <message>
        <source>Checks and verdicts</source>
        <translation>検査と判定</translation>
    </message>
    <message>
        <source>Checks of the maps</source>
        <translation>マップの検査</translation>
    </message>
    <message>
        <source>Checks whether the shown maps explain the predictions of the ticked variants: where the maps point, what deleting and inserting patches of the image in their order changes, and how the maps change with random weights and disturbances.</source>
        <translation>表示中のマップがチェックしたモデルの予測を説明しているかを検査します: マップがどこを指すか、その順に画像の小片を削除・挿入するとどう変わるか、ランダムな重みや外乱でマップがどう変わるか。</translation>
    </message>
    <message>
        <source>Choose a label first.</source>
        <translation>まずラベルを選んでください。</translation>
    </message>
    <message>
        <source>Choose a network and switch off its attention under Change: a new row shows the effect. The sign ? above a panel explains its map.</source>
        <translation>ネットワークを選び、「変更」でアテンションを外してみます: 新しい行に結果が出ます。パネル上の ? はそのマップの意味を示します。</translation>
    </message>
    <message>
        <source>Choose all listed images</source>
        <translation>一覧の画像をすべて選択</translation>
    </message>
    <message>
        <source>Choose an image in it</source>
        <translation>その中の画像を選んでください</translation>
    </message>
    <message>
        <source>Choose the colour of the chosen label</source>
        <translation>選んだラベルの色を選びます</translation>
    </message>
    <message>
        <source>Choose the file of the weights</source>
        <translation>重みのファイルを選択</translation>
    </message>
    <message>
        <source>Choose the file that has &apos;images&apos;, &apos;categories&apos; and &apos;annotations&apos;.</source>
        <translation>&apos;images&apos;、&apos;categories&apos;、&apos;annotations&apos; のあるファイルを選んでください。</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>フォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Choose the folder that it is in</source>
        <translation>それがあるフォルダーを選んでください</translation>
    </message>
    <message>
        <source>Choose the known folder</source>
        <translation>既知のフォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Choose the mask whose name ends in labelIds.</source>
        <translation>名前が labelIds で終わるマスクを選んでください。</translation>
    </message>
    <message>
        <source>Choose the order in which to review the images. N goes to the next uncertain place; Y accepts, J rejects, W skips.</source>
        <translation>画像を確認する順序を選びます。N で次の不確実な所へ進み、Y で承認、J で却下、W でスキップします。</translation>
    </message>
    <message>
        <source>Choose the polygon (Shift+L) and click into a part of the mask first.</source>
        <translation>まず多角形 (Shift+L) を選び、マスクの断片の中をクリックしてください。</translation>
    </message>
    <message>
        <source>Choose the scores whose curves are shown</source>
        <translation>曲線で表示するスコアを選びます</translation>
    </message>
    <message>
        <source>Choose threshold</source>
        <translation>しきい値の選択</translation>
    </message>
    <message>
        <source>Chosen learning rate</source>
        <translation>採用する学習率</translation>
    </message>
    <message>
        <source>Chosen: {rate}.</source>
        <translation>選択: {rate}。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Class activation maps are computed by captum, which is not installed. Install it with pip install &apos;segview[explain]&apos;, or choose Eigen-CAM.</source>
        <translation>クラス活性化マップの計算には captum が必要ですが、インストールされていません。pip install &apos;segview[explain]&apos; でインストールするか、Eigen-CAM を選んでください。</translation>
    </message>
    <message>
        <source>Class activation maps, for this image and point</source>
        <translation>この画像とこの点についてのクラス活性化マップ</translation>
    </message>
    <message>
        <source>Class that the eraser writes</source>
        <translation>消すと残るもの</translation>
    </message>
    <message>
        <source>Class under the pointer</source>
        <translation>ポインターの下のクラス</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>クラスの重み</translation>
    </message>
    <message>
        <source>Class weights of the cross entropy: median_frequency, the median of the classes&apos; shares of the pixels over each class&apos;s own (Eigen and Fergus, 2015), so that rare classes count</source>
        <translation>交差エントロピーでのクラスの重み: median_frequency は画素割合の中央値を各クラスの割合で割り (Eigen and Fergus, 2015)、まれなクラスも効くようにします</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Classes of the variants</source>
        <translation>モデルのクラス</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>クリック</translation>
    </message>
    <message>
        <source>Click a class to hide or show it, with Ctrl to see it alone</source>
        <translation>クラスをクリックすると表示・非表示、Ctrl とともにクリックするとそれだけを表示します</translation>
    </message>
    <message>
        <source>Click a point of the image (or Q under the pointer)</source>
        <translation>画像の点をクリックしてください (またはポインターの下で Q)</translation>
    </message>
    <message>
        <source>Click corner by corner, or into a part to move its vertices; Enter closes, right click removes a vertex, Shift+click begins anew inside a part (Shift+L)</source>
        <translation>頂点を 1 つずつクリックするか、断片の中をクリックして頂点を動かします。Enter で閉じ、右クリックで頂点を除き、Shift+クリックで断片の中から新しく始めます (Shift+L)</translation>
    </message>
    <message>
        <source>Click corners with the lasso</source>
        <translation>投げ縄で頂点をクリック</translation>
    </message>
    <message>
        <source>Click into a hole to fill it; right click on a part to remove it (L)</source>
        <translation>穴の中をクリックすると埋まり、断片を右クリックすると除かれます (L)</translation>
    </message>
    <message>
        <source>Click into an image</source>
        <translation>画像の中をクリックしてください</translation>
    </message>
    <message>
        <source>Click on it</source>
        <translation>領域をクリックします</translation>
    </message>
    <message>
        <source>Click on what is missing, right click on what is extra: the mask follows (K). With SAM, you can also drag a box, and K takes its next mask. Enter accepts, Backspace undoes the last click, Esc discards</source>
        <translation>足りない所をクリック、余分な所を右クリックすると、マスクが従います（K）。SAMではボックスもドラッグでき、Kで次のマスクになります。Enterで採用、Backspaceで最後のクリックを取り消し、Escで破棄</translation>
    </message>
    <message>
        <source>Click to add a connected region of similar colour; the right button removes it (R)</source>
        <translation>似ていてつながっている所をクリックします。右ボタンはそこを消します (R)</translation>
    </message>
    <message>
        <source>Click what is wrong</source>
        <translation>誤りをクリック</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>メッセージを閉じる</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Colour deviation</source>
        <translation>色の偏差</translation>
    </message>
    <message>
        <source>Colour errors by predicted class</source>
        <translation>誤った画素を予測の色で</translation>
    </message>
    <message>
        <source>Colour of each class as #rrggbb, also used to read coloured masks; if empty, the window&apos;s own</source>
        <translation>各クラスの色 (#rrggbb)。色で描かれたマスクを読むときにも使います。空ならウィンドウの既定色</translation>
    </message>
    <message>
        <source>Colour, red, green, blue, grey, like narrow-band light; networks see the image as it is</source>
        <translation>カラー、赤、緑、青、グレー、狭帯域光風。ネットワークは元の画像を見ます</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Colours by part</source>
        <translation>部分ごとの色</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>色…</translation>
    </message>
    <message>
        <source>Columns of the input</source>
        <translation>入力の列数</translation>
    </message>
    <message>
        <source>Comma-separated values</source>
        <translation>カンマ区切り</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Compare all others with this one, or every pair</source>
        <translation>ほかのすべてをこのモデルと比較する、または任意の 2 つを比較します</translation>
    </message>
    <message>
        <source>Compare the ticked variants over all images, or go back</source>
        <translation>すべての画像でチェックしたモデルを比較する、または戻ります</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比較対象</translation>
    </message>
    <message>
        <source>Comparison over all images</source>
        <translation>全画像での比較</translation>
    </message>
    <message>
        <source>Components as colours</source>
        <translation>主成分を色で</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Compute it for the chosen layer and every ticked variant, on this image. Shift+I computes all pending maps</source>
        <translation>この画像で、選んだレイヤーとチェックした全モデルについて計算します。Shift+I は保留中の全部を計算します</translation>
    </message>
    <message>
        <source>Compute pending maps</source>
        <translation>保留中のマップを計算</translation>
    </message>
    <message>
        <source>Compute the class activation map</source>
        <translation>クラス活性化マップを計算</translation>
    </message>
    <message>
        <source>Compute the ticked variants again, even if the results are known</source>
        <translation>結果がすでにあっても、チェックしたモデルを計算し直します</translation>
    </message>
    <message>
        <source>Compute the ticked variants again, even if the results are known (I)</source>
        <translation>結果がすでにあっても、チェックしたモデルを計算し直します (I)</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>計算中</translation>
    </message>
    <message>
        <source>Confident errors (pattern 1 of Jeong et al., 2023): {wrong_certain:,} pixels, {percent}
Uncertain errors (pattern 2): {wrong_uncertain:,} pixels, {percent2} of the image</source>
        <translation>確信誤り (Jeong et al., 2023 のパターン 1): {wrong_certain:,} 画素、{percent}
不確実誤り (パターン 2): {wrong_uncertain:,} 画素、画像の {percent2}</translation>
    </message>
    <message>
        <source>Confusion: rows true, columns predicted</source>
        <translation>混同: 行は正解、列は予測</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Content on the right of the divider</source>
        <translation>仕切りの右に表示するもの</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目次</translation>
    </message>
    <message>
        <source>Contents beside the page</source>
        <translation>ページの横の目次</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>コントラスト</translation>
    </message>
    <message>
        <source>Controls, curves and validation previews</source>
        <translation>操作、曲線、観察画像</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy both tables</source>
        <translation>両方の表をコピー</translation>
    </message>
    <message>
        <source>Copy both tables for a spreadsheet; Ctrl+C in a table copies that one</source>
        <translation>両方の表を表計算用にコピーします。表の中での Ctrl+C はその表をコピーします</translation>
    </message>
    <message>
        <source>Copy scores and statistics</source>
        <translation>スコアと統計をコピー</translation>
    </message>
    <message>
        <source>Copy the checks</source>
        <translation>検査結果をコピー</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>数値をコピー</translation>
    </message>
    <message>
        <source>Copy the measures</source>
        <translation>測定値をコピー</translation>
    </message>
    <message>
        <source>Copy the part under the pointer</source>
        <translation>ポインターの下の断片をコピー</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all, and the statistics</source>
        <translation>選択した行(またはすべて)と統計をコピーします</translation>
    </message>
    <message>
        <source>Copy the table and the verdicts</source>
        <translation>表と判定をコピーします</translation>
    </message>
    <message>
        <source>Copy the table for a spreadsheet</source>
        <translation>表を表計算用にコピーします</translation>
    </message>
    <message>
        <source>Copy the values</source>
        <translation>値をコピー</translation>
    </message>
    <message>
        <source>Copy the wall as an image</source>
        <translation>ボードを画像としてコピー</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Correct another frame too, at most {count} frames away: those between get interpolated masks.</source>
        <translation>{count} フレーム以内の別のフレームも修正してください。その間のフレームに補間したマスクが付きます。</translation>
    </message>
    <message>
        <source>Correct the ground truth</source>
        <translation>正解を修正</translation>
    </message>
    <message>
        <source>Correct the mask</source>
        <translation>マスクを修正</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>修正済み</translation>
    </message>
    <message>
        <source>Corrected for the number of pairs</source>
        <translation>組の数について補正した値</translation>
    </message>
    <message>
        <source>Corrected images</source>
        <translation>修正した画像</translation>
    </message>
    <message>
        <source>Correction of an unknown image</source>
        <translation>不明な画像の修正</translation>
    </message>
    <message>
        <source>Correction of another image</source>
        <translation>別の画像の修正</translation>
    </message>
    <message>
        <source>Correction of the mask</source>
        <translation>マスクの修正</translation>
    </message>
    <message>
        <source>Correlation of the map&apos;s numbers with being wrong</source>
        <translation>マップの値と誤りとの相関</translation>
    </message>
    <message>
        <source>Correlation with being wrong: {signed} (point-biserial)</source>
        <translation>誤りとの相関: {signed} (点双列)</translation>
    </message>
    <message>
        <source>Cost of the run</source>
        <translation>実行のコスト</translation>
    </message>
    <message>
        <source>Count scores and figures without the pixels on artefacts</source>
        <translation>アーチファクト上の画素を除いてスコアと統計を計算します</translation>
    </message>
    <message>
        <source>Count the pairs, and look at some of them with their masks</source>
        <translation>組を数え、いくつかをマスクとともに見る</translation>
    </message>
    <message>
        <source>Count without the pixels on artefacts (Shift+X)</source>
        <translation>アーチファクト上の画素を除いて計算します (Shift+X)</translation>
    </message>
    <message>
        <source>Counted on tissue only, without glare, border, text and insets</source>
        <translation>ハレーション・枠・文字・子画面を除いた組織だけで計算</translation>
    </message>
    <message>
        <source>Counts added up over all images, with the 95 % interval; each pixel weighs the same</source>
        <translation>全画像の画素数を合計した値と 95 % 信頼区間。どの画素も同じ重みです</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>切り出し</translation>
    </message>
    <message>
        <source>Crop detail</source>
        <translation>切り出しの細部</translation>
    </message>
    <message>
        <source>Crops are cut from enlarged images in memory, enlarged by the strongest zoom of a crop, at most {most_detail:g} times a side: they show more detail, and take as much more memory</source>
        <translation>最も寄った切り出しに見合う大きさの画像 (一辺最大 {most_detail:g} 倍) をメモリーに置いて切り出します: 細部が見える分、メモリーも要ります</translation>
    </message>
    <message>
        <source>Ctrl+Up, Ctrl+Down</source>
        <translation>Ctrl+Up、Ctrl+Down</translation>
    </message>
    <message>
        <source>Ctrl+click</source>
        <translation>Ctrl+クリック</translation>
    </message>
    <message>
        <source>Ctrl+click to grow</source>
        <translation>Ctrl+クリックで拡張</translation>
    </message>
    <message>
        <source>Curve of the {what}</source>
        <translation>{what} の曲線</translation>
    </message>
    <message>
        <source>Curves of other runs</source>
        <translation>ほかの学習実行の曲線</translation>
    </message>
    <message>
        <source>Curves of the run</source>
        <translation>学習実行の曲線</translation>
    </message>
    <message>
        <source>Cut and reconstruction: largest distance between neighbours, in pixels; default 5</source>
        <translation>Cut と再構成: 隣とみなす画素距離。なければ 5</translation>
    </message>
    <message>
        <source>Cut and reconstruction: scale of differences between neighbours, in levels of 0 to 255; default 10</source>
        <translation>Cut と再構成: 隣を異なるとみなす階調差 (0~255)。10</translation>
    </message>
    <message>
        <source>Cut and reconstruction: scale of distances between neighbours, in pixels; default 4</source>
        <translation>Cut と再構成: 隣が離れているとみなす画素数。なければ 4</translation>
    </message>
    <message>
        <source>DICOM segmentation, names nobody</source>
        <translation>DICOM セグメンテーション、患者名なし</translation>
    </message>
    <message>
        <source>DICOM segmentation, names the patient</source>
        <translation>DICOM セグメンテーション、患者名あり</translation>
    </message>
    <message>
        <source>DICOM segmentations need a part of segview that is not installed. Install it with {install_command} and start segview again.</source>
        <translation>DICOM セグメンテーションには、未インストールの segview の構成要素が必要です。{install_command} でインストールし、segview を再起動してください。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Decay of an exponential moving average of the weights, for example 0.999; the average is validated and saved. 0 for none</source>
        <translation>重みの指数移動平均の減衰率。この平均を検証し保存します。例: 0.999、使わないなら 0</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>決め手</translation>
    </message>
    <message>
        <source>Decoder channels</source>
        <translation>デコーダーのチャンネル</translation>
    </message>
    <message>
        <source>Default panes</source>
        <translation>既定の配置に戻す</translation>
    </message>
    <message>
        <source>Define the labels of this folder: names, colours and keys, typed or from a file</source>
        <translation>このフォルダーで何に印を付けるかを決めます: 名前・色・キーを入力するか、ファイルから読み込みます</translation>
    </message>
    <message>
        <source>Delayed mode</source>
        <translation>遅延モード</translation>
    </message>
    <message>
        <source>Delayed mode hides the predictions. End it first.</source>
        <translation>遅延モードがネットワークの結果を伏せています。先に終了してください。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Delete removes the chosen one</source>
        <translation>Delete で選んだマップを除きます</translation>
    </message>
    <message>
        <source>Delete runs</source>
        <translation>学習実行を削除</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Deletion of patches in random order minus deletion in the order of the map</source>
        <translation>ランダムなパッチの削除から、マップ順の削除を引いた値</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Device for the networks; auto takes a GPU if there is one</source>
        <translation>ネットワークを動かすデバイス。auto は GPU があれば使います</translation>
    </message>
    <message>
        <source>Diameter of the brush</source>
        <translation>ブラシの直径</translation>
    </message>
    <message>
        <source>Dice over all pixels of the image, by threshold</source>
        <translation>しきい値ごとの、画像の全画素での Dice</translation>
    </message>
    <message>
        <source>Dice with the majority of the readers at each pixel; for a reader, with the majority of the others. Readers are ticked folders of masks</source>
        <translation>各画素について多数の読影者が示すものとのDice。読影者自身は残りの読影者と比べます。読影者とはチェックしたモデルのうちマスクのフォルダです</translation>
    </message>
    <message>
        <source>Dice {dice:.3f}</source>
        <translation>Dice {dice:.3f}</translation>
    </message>
    <message>
        <source>Dice {value:.3f}: {over}, {count:,} images of {data}, {size}</source>
        <translation>Dice {value:.3f}: {over}、{data} の {count:,} 枚、{size}</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Differences of pairs of variants</source>
        <translation>モデルの組の差</translation>
    </message>
    <message>
        <source>Differences, sorted</source>
        <translation>差(整列)</translation>
    </message>
    <message>
        <source>Discard the correction of this image</source>
        <translation>この画像の修正を破棄します</translation>
    </message>
    <message>
        <source>Discard this correction</source>
        <translation>この修正を破棄する</translation>
    </message>
    <message>
        <source>Discard ▾</source>
        <translation>破棄 ▾</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>ディスクの割り当てを超えています</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>表示設定</translation>
    </message>
    <message>
        <source>Distance of the image from the variant&apos;s validation images; above 1 it is farther than 99 of 100 of them</source>
        <translation>モデルの検証画像からの距離。1 を超えると、その 100 枚中 99 枚より遠い</translation>
    </message>
    <message>
        <source>Distance of the image from the variant&apos;s validation images; above 1 it is farther than 99 of 100 of them, and its mask is unreliable</source>
        <translation>検証に使った画像からの距離。1 を超えるとその 100 枚中 99 枚より遠く、マスクは疑わしい</translation>
    </message>
    <message>
        <source>Distance of the target&apos;s probability from 0.5, where the network cannot tell</source>
        <translation>対象の確率と、ネットワークが判断できない 0.5 との差</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Divider to the left</source>
        <translation>仕切りを左へ</translation>
    </message>
    <message>
        <source>Divider to the right</source>
        <translation>仕切りを右へ</translation>
    </message>
    <message>
        <source>Do not change the pixels of other classes</source>
        <translation>ほかのクラスの画素には触れません</translation>
    </message>
    <message>
        <source>Does the explanation hold?</source>
        <translation>説明は成り立つか?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>1インチあたりのドット数</translation>
    </message>
    <message>
        <source>Double click, Enter</source>
        <translation>ダブルクリック、Enter</translation>
    </message>
    <message>
        <source>Download it again, and log in there if you have to</source>
        <translation>もう一度ダウンロードしてください。必要ならそこにログインしてください</translation>
    </message>
    <message>
        <source>Download it again, and log in there if you have to.</source>
        <translation>もう一度ダウンロードしてください。必要ならそこにログインしてください。</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>ドラッグ</translation>
    </message>
    <message>
        <source>Drag the divider, or press Alt+← and Alt+→.</source>
        <translation>仕切りをドラッグするか、Alt+←とAlt+→を押します。</translation>
    </message>
    <message>
        <source>Drag with a tool</source>
        <translation>ツールでドラッグ</translation>
    </message>
    <message>
        <source>Draw a bar of a round length in the image</source>
        <translation>画像に切りのよい長さのバーを描きます</translation>
    </message>
    <message>
        <source>Draw a box; the right button erases</source>
        <translation>矩形を描きます。右ボタンは消します</translation>
    </message>
    <message>
        <source>Draw a box; the right button erases (Shift+R)</source>
        <translation>矩形を描きます。右ボタンは消します (Shift+R)</translation>
    </message>
    <message>
        <source>Draw a line of a known length first: Shift and drag on the image.</source>
        <translation>先に長さの分かる線を描いてください: Shift を押しながら画像上をドラッグします。</translation>
    </message>
    <message>
        <source>Draw a new mask</source>
        <translation>新しいマスクを描く</translation>
    </message>
    <message>
        <source>Draw around it, or click its corners and double-click the last; the right button erases (P)</source>
        <translation>囲むか、頂点をクリックして最後にダブルクリックします。右ボタンは消します (P)</translation>
    </message>
    <message>
        <source>Draw around what belongs to the mask, or click its corners</source>
        <translation>マスクに含める部分を囲むか、頂点をクリックします</translation>
    </message>
    <message>
        <source>Draw artefacts: glare (blue), border (grey), burnt-in text (orange), insets of the display (teal) (X)</source>
        <translation>組織でないものを描きます: ハレーション (青)、枠 (灰)、焼き込み文字 (橙)、子画面 (青緑) (X)</translation>
    </message>
    <message>
        <source>Draw artefacts: glare, border, burnt-in text, insets</source>
        <translation>組織でないものを描きます: ハレーション、枠、焼き込み文字、子画面</translation>
    </message>
    <message>
        <source>Draw each part of a class in its own colour</source>
        <translation>クラスの各部分を別々の色で描く</translation>
    </message>
    <message>
        <source>Draw every class</source>
        <translation>すべてのクラスを描きます</translation>
    </message>
    <message>
        <source>Draw glare, border, burnt-in text and insets over the image</source>
        <translation>ハレーション、枠、焼き込み文字、子画面を画像の上に描きます</translation>
    </message>
    <message>
        <source>Draw hidden classes again</source>
        <translation>隠したクラスも描きます</translation>
    </message>
    <message>
        <source>Draw no class</source>
        <translation>クラスを描きません</translation>
    </message>
    <message>
        <source>Draw only the mask&apos;s outline and do not fill it</source>
        <translation>マスクの輪郭だけを描き、中は空けておきます</translation>
    </message>
    <message>
        <source>Draw the correction over the thumbnail, or else the ground truth</source>
        <translation>サムネイルの上に修正を、なければ正解を描きます</translation>
    </message>
    <message>
        <source>Draw the ground truth over the image</source>
        <translation>画像の上に正解を描きます</translation>
    </message>
    <message>
        <source>Draw the mask over the image</source>
        <translation>画像の上にマスクを描きます</translation>
    </message>
    <message>
        <source>Draw the mask over the image (S)</source>
        <translation>画像の上にマスクを描きます (S)</translation>
    </message>
    <message>
        <source>Draw the mask&apos;s outline alone</source>
        <translation>マスクの輪郭だけを描きます</translation>
    </message>
    <message>
        <source>Draw the outline of the ground truth (G)</source>
        <translation>正解の輪郭を描きます (G)</translation>
    </message>
    <message>
        <source>Draw the outlines of all ticked variants in each image</source>
        <translation>チェックした全モデルの輪郭を各画像に描きます</translation>
    </message>
    <message>
        <source>Draw the outlines of all ticked variants in each image, each in its own colour</source>
        <translation>チェックした全モデルの輪郭を、各画像にそれぞれの色で描きます</translation>
    </message>
    <message>
        <source>Draw the spatial attention over the image</source>
        <translation>画像の上に空間アテンションを描きます</translation>
    </message>
    <message>
        <source>Draw the spatial attention over the image (T)</source>
        <translation>画像の上に空間アテンションを描きます (T)</translation>
    </message>
    <message>
        <source>Draw the uncertain band over the image</source>
        <translation>画像の上に不確実区間を描きます</translation>
    </message>
    <message>
        <source>Draw what is found (light), extra (orange) and missed (blue), paler or darker where uncertain (Shift+E)</source>
        <translation>検出 (明)、過検出 (橙)、見逃し (青) を描きます。不確実な所は淡いか暗くなります (Shift+E)</translation>
    </message>
    <message>
        <source>Draw what is found, extra and missed over the image</source>
        <translation>検出・過検出・見逃しを画像の上に描きます</translation>
    </message>
    <message>
        <source>Draw what is found, extra and missed, confident or uncertain</source>
        <translation>検出・過検出・見逃しを、確信と不確実に分けて描きます</translation>
    </message>
    <message>
        <source>Draw where the probability lies in the uncertain band (U)</source>
        <translation>確率が不確実区間にある所を描きます (U)</translation>
    </message>
    <message>
        <source>Draw your own outline first (Shift+C). {when}</source>
        <translation>先に自分で輪郭を描いてください (Shift+C)。{when}</translation>
    </message>
    <message>
        <source>Drop files or folders</source>
        <translation>ファイルやフォルダーをドロップ</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>ドロップアウト</translation>
    </message>
    <message>
        <source>Each batch gets a random size between the input size divided by this number and multiplied by it; 1: always the input size. For networks with scale attention that are run at more scales than they train on</source>
        <translation>バッチごとに、入力サイズをこの値で割った大きさから掛けた大きさまでの間で選んだサイズで見ます。1 なら入力サイズのままです。学習時より多いスケールで使うスケールアテンションのネットワーク向けです</translation>
    </message>
    <message>
        <source>Each row is a network, each column a map. The mask is green, the ground truth yellow. Turn the wheel to zoom, drag to move; D and A go through the images.</source>
        <translation>各行がネットワーク、各列がマップです。マスクは緑、正解は黄色です。ホイールで拡大、ドラッグで移動、D と A で画像を送ります。</translation>
    </message>
    <message>
        <source>Each scale also sees the mirrored image; the two are averaged</source>
        <translation>各スケールで左右反転した画像も見て、両者を平均します</translation>
    </message>
    <message>
        <source>Each variant&apos;s own</source>
        <translation>各モデル固有</translation>
    </message>
    <message>
        <source>Each variant&apos;s own maps</source>
        <translation>各モデル固有のマップ</translation>
    </message>
    <message>
        <source>Edit labels, colours and keys (Ctrl+L)</source>
        <translation>ラベル・色・キーを編集 (Ctrl+L)</translation>
    </message>
    <message>
        <source>Eigen-CAM</source>
        <translation>Eigen-CAM</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>エンコーダー</translation>
    </message>
    <message>
        <source>Encoder learning rate factor</source>
        <translation>エンコーダー学習率の倍率</translation>
    </message>
    <message>
        <source>Encoder of the network</source>
        <translation>ネットワークのエンコーダー</translation>
    </message>
    <message>
        <source>Encoder weights</source>
        <translation>エンコーダーの重み</translation>
    </message>
    <message>
        <source>Encoder weights source</source>
        <translation>エンコーダーの重みの出所</translation>
    </message>
    <message>
        <source>End swiping</source>
        <translation>スワイプを終える</translation>
    </message>
    <message>
        <source>End the alteration, and show the predictions for the original image</source>
        <translation>変更を終え、元の画像での予測を表示します</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>ツアーを終える</translation>
    </message>
    <message>
        <source>End the tour (Esc)</source>
        <translation>ツアーを終える (Esc)</translation>
    </message>
    <message>
        <source>End the trial</source>
        <translation>試しの実行を終える</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>Enter accepts</source>
        <translation>Enter で確定</translation>
    </message>
    <message>
        <source>Enter the length of the line drawn with Shift, so that measures are in mm</source>
        <translation>Shift で描いた線の実際の長さを指定し、測定値を mm で表します</translation>
    </message>
    <message>
        <source>Enter the length of the line drawn with Shift: forceps, a catheter, a scale in the image</source>
        <translation>Shift で描いた線の実際の長さを指定します: 画像内の鉗子、カテーテル、目盛り</translation>
    </message>
    <message>
        <source>Entropy of the map&apos;s mass divided by the largest possible: 1 if evenly spread, 0 if all is in one pixel</source>
        <translation>マップの質量のエントロピーを最大値で割った値。一様なら1、1画素にすべてあれば0</translation>
    </message>
    <message>
        <source>Entropy of the votes of the ticked variants (bit): 0 where all name the same class, largest where the votes are spread evenly over all classes; of a target, at the present threshold</source>
        <translation>チェックしたモデルの投票のエントロピー (ビット): 全部同じクラスなら 0、全クラスに均等に分かれると最大。単一の対象では現在のしきい値による</translation>
    </message>
    <message>
        <source>Epoch of the validation previews</source>
        <translation>観察画像のエポック</translation>
    </message>
    <message>
        <source>Epoch shown</source>
        <translation>表示中のエポック</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>エポック数</translation>
    </message>
    <message>
        <source>Epochs done</source>
        <translation>終わったエポック数</translation>
    </message>
    <message>
        <source>Erase above</source>
        <translation>これより上は消去</translation>
    </message>
    <message>
        <source>Erase; the right button paints</source>
        <translation>消します。右ボタンは塗ります</translation>
    </message>
    <message>
        <source>Erase; the right button paints (E)</source>
        <translation>消します。右ボタンは塗ります (E)</translation>
    </message>
    <message>
        <source>Erased, kept and reversed features, beside the image</source>
        <translation>消去・維持・反転された特徴を画像の隣に表示</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>消しゴム</translation>
    </message>
    <message>
        <source>Eraser writes: {name}</source>
        <translation>消しゴムの書く値: {name}</translation>
    </message>
    <message>
        <source>Eraser writes: {name} · {rest:,} px</source>
        <translation>消しゴムの書く値: {name} · {rest:,} px</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>誤り</translation>
    </message>
    <message>
        <source>Errors by prediction</source>
        <translation>誤りを予測の色で</translation>
    </message>
    <message>
        <source>Estimate the cost</source>
        <translation>コストの見積もり</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Evaluate or stop</source>
        <translation>評価または停止</translation>
    </message>
    <message>
        <source>Evaluate scores the ticked variants on every opened image, in the background. A double click on a row or a click on a point opens the image on the wall; a click on a pair plots it.</source>
        <translation>「評価」は、開いたすべての画像でチェックしたモデルをバックグラウンドで評価します。行のダブルクリックか点のクリックでその画像がボードに開き、ペアのクリックでグラフになります。</translation>
    </message>
    <message>
        <source>Evaluate the ticked variants</source>
        <translation>選択したモデルを評価</translation>
    </message>
    <message>
        <source>Events of TensorBoard need {error}. Install it with {install_command}.</source>
        <translation>TensorBoard のイベントには {error} が必要です。{install_command} でインストールしてください。</translation>
    </message>
    <message>
        <source>Every class</source>
        <translation>すべてのクラス</translation>
    </message>
    <message>
        <source>Every scale is switched off. Switch one on, or add more scales.</source>
        <translation>すべてのスケールが切られています。1 つ残すか、増やしてください。</translation>
    </message>
    <message>
        <source>Every word must be in the name</source>
        <translation>すべての語が名前に含まれる必要があります</translation>
    </message>
    <message>
        <source>Examine the attention</source>
        <translation>アテンションを調べる</translation>
    </message>
    <message>
        <source>Expected calibration error of the target&apos;s probability (Naeini et al., 2015)</source>
        <translation>対象確率の期待較正誤差 (Naeini et al., 2015)</translation>
    </message>
    <message>
        <source>Expected error</source>
        <translation>予想誤り</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Explanations</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Explicit scale attention weighs the scales of its training, {own}, not {given}.</source>
        <translation>明示的なスケールアテンションは学習時のスケール {own} を重み付けし、{given} は使えません。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>Export &apos;JSON&apos; from there.</source>
        <translation>そこから「JSON」で書き出してください。</translation>
    </message>
    <message>
        <source>Export a slice as PNG.</source>
        <translation>1 スライスを PNG で書き出してください。</translation>
    </message>
    <message>
        <source>Export all masks…</source>
        <translation>すべてのマスクを書き出す…</translation>
    </message>
    <message>
        <source>Export from there as COCO, or as masks in PNG.</source>
        <translation>そのプログラムから COCO または PNG のマスクで書き出してください。</translation>
    </message>
    <message>
        <source>Export it to ONNX (mmdeploy), or open a Python file of your own that builds it (docs/open.md).</source>
        <translation>ONNX に書き出す (mmdeploy) か、ネットワークを構築する Python ファイルを用意して開いてください (docs/open.md)。</translation>
    </message>
    <message>
        <source>Export masks</source>
        <translation>マスクを書き出す</translation>
    </message>
    <message>
        <source>Export the corrected mask</source>
        <translation>修正したマスクを書き出す</translation>
    </message>
    <message>
        <source>Export the mask…</source>
        <translation>マスクを書き出す…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出す…</translation>
    </message>
    <message>
        <source>F2 or a double click changes a name, a colour (#rrggbb) or a key</source>
        <translation>F2 かダブルクリックで名前・色 (#rrggbb)・キーを変えます</translation>
    </message>
    <message>
        <source>FCN, residual</source>
        <translation>FCN、残差</translation>
    </message>
    <message>
        <source>FITS data</source>
        <translation>FITS データ</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍率</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Failed: {reason}</source>
        <translation>失敗: {reason}</translation>
    </message>
    <message>
        <source>Fastest with equal results</source>
        <translation>同じ結果で最速のもの</translation>
    </message>
    <message>
        <source>Fewer vertices</source>
        <translation>頂点を減らす</translation>
    </message>
    <message>
        <source>Fields marked as assumed are stated in no file. Correct them if you know better: with a wrong size or normalisation a network finds little.</source>
        <translation>仮定と示されたものはどのファイルにも書かれていません。分かる場合は直してください。サイズや正規化が違うとネットワークはほとんど検出できません。</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>図</translation>
    </message>
    <message>
        <source>Figures of the run</source>
        <translation>学習実行の数値</translation>
    </message>
    <message>
        <source>Figure…</source>
        <translation>図…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>ファイルがすでにあります</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>ファイル名が長すぎます</translation>
    </message>
    <message>
        <source>File of another program, opened in place; None for networks built here</source>
        <translation>別のプログラムが作ったもので、その場で開きます。ここで作るネットワークではなし</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>ファイルが大きすぎます</translation>
    </message>
    <message>
        <source>Files of the report</source>
        <translation>報告のファイル</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>ファイル…</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>埋める</translation>
    </message>
    <message>
        <source>Fill a hole, remove a part</source>
        <translation>穴を埋める、または断片を除きます</translation>
    </message>
    <message>
        <source>Fill detected glare</source>
        <translation>見つかったハレーションを埋めます</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>穴を埋める</translation>
    </message>
    <message>
        <source>Fill it from its surroundings</source>
        <translation>周囲のもので埋めます</translation>
    </message>
    <message>
        <source>Fill the frames between the current image and the nearest corrected frame before it, or else after it, with interpolated masks; corrected frames stay as they are</source>
        <translation>現在の画像と、その前(なければ後)の最も近い修正済みフレームとの間を、2 つのマスクの中間のマスクで埋めます。修正済みのフレームはそのままです</translation>
    </message>
    <message>
        <source>Fill the glare that was detected on the image</source>
        <translation>画像で見つかったハレーションを埋めます</translation>
    </message>
    <message>
        <source>Fill the painted pixels from their surroundings; the right button brings the image back</source>
        <translation>塗った所を周囲のもので埋めます。右ボタンで画像に戻します</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>動画</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>名前で絞り込む</translation>
    </message>
    <message>
        <source>Filter by path or type</source>
        <translation>パスや種類で絞り込む</translation>
    </message>
    <message>
        <source>Filter of the maps</source>
        <translation>マップを絞り込む</translation>
    </message>
    <message>
        <source>Filter of the runs</source>
        <translation>学習実行のフィルター</translation>
    </message>
    <message>
        <source>Filter the layers</source>
        <translation>レイヤーを絞り込む</translation>
    </message>
    <message>
        <source>Find a command by its name</source>
        <translation>名前でコマンドを探します</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>学習率を探す</translation>
    </message>
    <message>
        <source>Find a learning rate…</source>
        <translation>学習率を探す…</translation>
    </message>
    <message>
        <source>Find an image</source>
        <translation>画像を検索</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>所見</translation>
    </message>
    <message>
        <source>Findings for each map</source>
        <translation>各マップの所見</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>追加学習</translation>
    </message>
    <message>
        <source>Fine-tune a variant</source>
        <translation>モデルの追加学習</translation>
    </message>
    <message>
        <source>Fine-tune a variant on the corrected images of the list, in a new run</source>
        <translation>一覧で修正した画像から、モデルを独立した実行で学習させます</translation>
    </message>
    <message>
        <source>Fine-tuned from</source>
        <translation>続けて学習するモデル</translation>
    </message>
    <message>
        <source>Fine-tune…</source>
        <translation>追加学習…</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Finished and planned epochs</source>
        <translation>計画したエポックのうち終わったもの</translation>
    </message>
    <message>
        <source>First folder only</source>
        <translation>最初のフォルダーのみ</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>最初の画像</translation>
    </message>
    <message>
        <source>Fit the image</source>
        <translation>画像に合わせる</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>反転</translation>
    </message>
    <message>
        <source>Flip the sides of the divider</source>
        <translation>仕切りの両側を切り替え</translation>
    </message>
    <message>
        <source>Focal: how much the weight of pixels that are already right is reduced; default 2</source>
        <translation>Focal: すでに正しい画素の重みを減らす度合い。なければ 2</translation>
    </message>
    <message>
        <source>Focal: weight of the target, 1 − alpha that of the background; default 0.25</source>
        <translation>Focal: 対象の重み。背景は 1 − alpha。なければ 0.25</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Folder of a variant…</source>
        <translation>モデルのフォルダー…</translation>
    </message>
    <message>
        <source>Folder of images and masks that the variant was trained on; without them, it may get worse on such images</source>
        <translation>モデルがすでに学んだ画像とマスクのフォルダー。ないと、そうした画像での性能が下がることがあります</translation>
    </message>
    <message>
        <source>Folder of pairs that it was trained on</source>
        <translation>すでに学んだ組のフォルダー</translation>
    </message>
    <message>
        <source>Folder of the image</source>
        <translation>画像のフォルダー</translation>
    </message>
    <message>
        <source>Folder of the variant to start from, or none</source>
        <translation>続けて学習するモデルのフォルダー。なしも可</translation>
    </message>
    <message>
        <source>Folders or lists for the test only, never used for a choice</source>
        <translation>どの選択にも使わないフォルダーや一覧</translation>
    </message>
    <message>
        <source>Folders or lists to choose the best epoch on; if empty, pairs are held back from train</source>
        <translation>最良のエポックを選ぶためのフォルダーや一覧。空なら学習データから組を取り分けます</translation>
    </message>
    <message>
        <source>Folders with images and masks to train on, or lists of them (.txt, .csv)</source>
        <translation>学習に使う画像とマスクのフォルダー、またはその一覧 (.txt、.csv)</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>フォルダー…</translation>
    </message>
    <message>
        <source>For PNG and the clipboard; SVG and PDF are vector graphics</source>
        <translation>PNGとクリップボードの値。SVGとPDFは線で描かれます</translation>
    </message>
    <message>
        <source>For a spreadsheet</source>
        <translation>表計算用</translation>
    </message>
    <message>
        <source>For display only: networks see the image as it is</source>
        <translation>表示のみ: ネットワークは元の画像を見ます</translation>
    </message>
    <message>
        <source>For networks that learn from image labels: a class that has some pixels, but less than this share of them, counts neither as present in the image nor as absent</source>
        <translation>画像ラベルから学ぶネットワーク用: 画素の割合がこれより小さく 0 でないクラスは、あるともないとも数えません</translation>
    </message>
    <message>
        <source>For research and education. Not a medical device, not for diagnosis.</source>
        <translation>研究・教育用です。医療機器ではなく、診断には使えません。</translation>
    </message>
    <message>
        <source>For research and education; not a medical device, not for diagnosis.</source>
        <translation>研究・教育用。医療機器ではなく、診断には使えません。</translation>
    </message>
    <message>
        <source>For research and education; not for diagnosis.</source>
        <translation>研究・教育用。診断には使えません。</translation>
    </message>
    <message>
        <source>For the image as it is shown</source>
        <translation>表示される画像に適用します</translation>
    </message>
    <message>
        <source>For the panel under the pointer</source>
        <translation>ポインターの下のパネルのマップ</translation>
    </message>
    <message>
        <source>For the whole image, for each variant</source>
        <translation>画像全体、モデルごと</translation>
    </message>
    <message>
        <source>For variants that take clicks</source>
        <translation>クリックを入力とするモデル用</translation>
    </message>
    <message>
        <source>For {name} only, not a mean over classes.</source>
        <translation>クラスの平均ではなく、{name} だけの値です。</translation>
    </message>
    <message>
        <source>Forget all of these</source>
        <translation>一覧を消去</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>忘れる</translation>
    </message>
    <message>
        <source>Forget the known length</source>
        <translation>既知の長さを忘れる</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Formulas: segview/training/losses</source>
        <translation>数式: segview/training/losses</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>フレーム</translation>
    </message>
    <message>
        <source>Frame difference</source>
        <translation>フレーム差分</translation>
    </message>
    <message>
        <source>Frame {number:,}</source>
        <translation>フレーム {number:,}</translation>
    </message>
    <message>
        <source>Frame {number:,}: area {area:.2f} %, uncertainty {uncertainty:.3f}</source>
        <translation>フレーム {number:,}: 面積 {area:.2f} %、不確実性 {uncertainty:.3f}</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空の窓</translation>
    </message>
    <message>
        <source>From PNG and other images, COCO, labelme or DICOM</source>
        <translation>PNG などの画像、COCO、labelme、DICOM から読み込みます</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>ファイルから…</translation>
    </message>
    <message>
        <source>From elsewhere in the image</source>
        <translation>画像の別の場所から取ります</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <source>Further arguments of the architecture</source>
        <translation>アーキテクチャの追加引数</translation>
    </message>
    <message>
        <source>Further arguments of the attention module</source>
        <translation>アテンションモジュールの追加引数</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>ガンマ</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>ゲート</translation>
    </message>
    <message>
        <source>GeoJSON (QuPath)</source>
        <translation>GeoJSON(QuPath)</translation>
    </message>
    <message>
        <source>Glare</source>
        <translation>反射</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Go on from the last finished epoch</source>
        <translation>最後に終わったエポックから続けます</translation>
    </message>
    <message>
        <source>Go to it in the pane {pane}</source>
        <translation>ペイン「{pane}」のその場所へ移動します</translation>
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
        <translation>説明マップ, 顕著性, 計算</translation>
    </message>
    <message>
        <source>Green alone</source>
        <translation>緑のみ</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>グレー</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>グリッド</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>Ground truth: {truth}</source>
        <translation>正解: {truth}</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>設定のグループ</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>広げる</translation>
    </message>
    <message>
        <source>HDF5 data</source>
        <translation>HDF5 データ</translation>
    </message>
    <message>
        <source>HTML reports</source>
        <translation>HTML レポート</translation>
    </message>
    <message>
        <source>HTML, summary, export results, print</source>
        <translation>レポート, 結果書き出し, 要約</translation>
    </message>
    <message>
        <source>Half weights</source>
        <translation>16 ビットの重み</translation>
    </message>
    <message>
        <source>Half-width of the uncertain band around 0.5</source>
        <translation>0.5 の周りの不確実区間の半幅</translation>
    </message>
    <message>
        <source>Hausdorff 95</source>
        <translation>Hausdorff 95</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>ヘッド</translation>
    </message>
    <message>
        <source>Head of the block, or the mean of all</source>
        <translation>ブロックのヘッド、または全ヘッドの平均</translation>
    </message>
    <message>
        <source>Head {head}</source>
        <translation>ヘッド {head}</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>検証に取り分ける割合</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>ヘルプのページ</translation>
    </message>
    <message>
        <source>Hidden while the variants are blind.</source>
        <translation>ブラインドモードでは隠されます。</translation>
    </message>
    <message>
        <source>Hide all classes</source>
        <translation>すべてのクラスを隠す</translation>
    </message>
    <message>
        <source>Hide names, or look alone before predictions are shown</source>
        <translation>ブラインドで読影する、またはネットワークの結果を見る前に自分で見ます</translation>
    </message>
    <message>
        <source>Hide the predictions at first</source>
        <translation>ネットワークの結果を最初は表示しません</translation>
    </message>
    <message>
        <source>Hide the variants’ names</source>
        <translation>モデルの名前を隠します</translation>
    </message>
    <message>
        <source>Higher</source>
        <translation>高い</translation>
    </message>
    <message>
        <source>Higher is better.</source>
        <translation>高いほど良い値です。</translation>
    </message>
    <message>
        <source>Higher threshold</source>
        <translation>しきい値を上げる</translation>
    </message>
    <message>
        <source>Highest minus lowest of the variants</source>
        <translation>モデル間の最大値と最小値の差</translation>
    </message>
    <message>
        <source>Histogram of the target&apos;s probability, logarithmic</source>
        <translation>対象確率のヒストグラム (対数)</translation>
    </message>
    <message>
        <source>How a mask is begun</source>
        <translation>マスクの始め方</translation>
    </message>
    <message>
        <source>How images are read</source>
        <translation>画像の読み方</translation>
    </message>
    <message>
        <source>How the channels of a layer are combined into one image</source>
        <translation>レイヤーのチャンネルを 1 枚の画像にする方法</translation>
    </message>
    <message>
        <source>How the network weighs its scales; empty if scales are merged without weights</source>
        <translation>ネットワーク自身がスケールを重み付けする方法。重みなしで統合するなら空</translation>
    </message>
    <message>
        <source>How the probabilities of the scales are combined</source>
        <translation>各スケールの確率を 1 つにする方法</translation>
    </message>
    <message>
        <source>How the scales are merged</source>
        <translation>スケールの統合方法</translation>
    </message>
    <message>
        <source>How unusual the mask&apos;s size, solidity or eccentricity is among these images, in robust standard deviations</source>
        <translation>マスクの大きさ・充実度・離心率が、これらの画像の通常値から外れた度合い (ロバスト標準偏差)</translation>
    </message>
    <message>
        <source>How would the predictions change?</source>
        <translation>予測はどう変わるでしょうか?</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>ISAT JSON</source>
        <translation>ISAT の JSON</translation>
    </message>
    <message>
        <source>If there is a difference, more than {count:,} {of} would be needed to see it.</source>
        <translation>差があるとしても、見るには {of} {count:,} より多く必要です。</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>対象外の番号</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Image alone</source>
        <translation>画像のみ</translation>
    </message>
    <message>
        <source>Image and ground truth are not turned alike by the orientation that their files state (EXIF). If the ground truth lies turned or mirrored, save both upright.</source>
        <translation>画像と正解は、ファイルに記された向き（EXIF）による回転が異なります。正解が回転または反転しているときは、両方とも正しい向きで保存してください。</translation>
    </message>
    <message>
        <source>Image as it is</source>
        <translation>元の画像のまま</translation>
    </message>
    <message>
        <source>Image channels to show; networks see the image unchanged</source>
        <translation>表示する画像のチャンネル。ネットワークは元の画像を見ます</translation>
    </message>
    <message>
        <source>Image with what is drawn over it</source>
        <translation>重ね描きのある画像</translation>
    </message>
    <message>
        <source>ImageJ has written {count} more images behind the page of {file}, which are not read. Save it anew, with a page for each image.</source>
        <translation>ImageJ は {file} のページの後ろにさらに {count} 枚の画像を書き込んでいますが、読み込まれません。画像ごとに 1 ページで保存し直してください。</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Images are raised to a power from 1 / (1 + gamma) to 1 + gamma</source>
        <translation>画像を 1 / (1 + gamma) から 1 + gamma の間でべき乗します</translation>
    </message>
    <message>
        <source>Images of each step</source>
        <translation>1 ステップの画像数</translation>
    </message>
    <message>
        <source>Images on which the first has the higher score</source>
        <translation>1 つ目のスコアが高い画像</translation>
    </message>
    <message>
        <source>Images on which the first has the lower score</source>
        <translation>1 つ目のスコアが低い画像</translation>
    </message>
    <message>
        <source>Images that are scored</source>
        <translation>評価済みの画像</translation>
    </message>
    <message>
        <source>Images that belong together, such as those of one patient, are not independent: folder, a regular expression for the file name whose first group names the patient, FILE.csv:column, or a column of a joined table</source>
        <translation>同じ患者など、まとまりのある画像は独立した証拠になりません: フォルダー、最初のグループが患者を表すファイル名の正規表現、FILE.csv:column、または結合した表の列</translation>
    </message>
    <message>
        <source>Images without a correction are left out</source>
        <translation>修正していない画像は飛ばします</translation>
    </message>
    <message>
        <source>Images, DICOM and films (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.dcm *.dicom *.mp4 *.m4v *.mov *.avi *.mkv *.webm *.mpg *.mpeg *.ts *.m2ts *.mts *.wmv *.asf)</source>
        <translation>画像、DICOM、動画 (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.dcm *.dicom *.mp4 *.m4v *.mov *.avi *.mkv *.webm *.mpg *.mpeg *.ts *.m2ts *.mts *.wmv *.asf)</translation>
    </message>
    <message>
        <source>Image…</source>
        <translation>画像…</translation>
    </message>
    <message>
        <source>Import a mask</source>
        <translation>マスクを読み込む</translation>
    </message>
    <message>
        <source>Import a mask…</source>
        <translation>マスクを読み込む…</translation>
    </message>
    <message>
        <source>In a file for other folders and people</source>
        <translation>ほかのフォルダーや人のためにファイルとして保存します</translation>
    </message>
    <message>
        <source>In channels</source>
        <translation>入力チャンネル</translation>
    </message>
    <message>
        <source>In colour</source>
        <translation>カラー</translation>
    </message>
    <message>
        <source>In the order of their file names</source>
        <translation>ファイル名の順</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Input after the image&apos;s channels: clicks (2), the previous image (3), or nothing</source>
        <translation>画像のチャンネルの後に続くもの: クリック (2)、前の画像 (3)、またはなし</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>入力サイズ</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>入出力エラー</translation>
    </message>
    <message>
        <source>Insertion</source>
        <translation>挿入</translation>
    </message>
    <message>
        <source>Insertion in the order of the map minus insertion of patches in random order</source>
        <translation>マップ順の挿入から、ランダムなパッチの挿入を引いた値</translation>
    </message>
    <message>
        <source>Inset</source>
        <translation>子画面</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>補間</translation>
    </message>
    <message>
        <source>Interpolate between corrected frames</source>
        <translation>修正済みのフレームの間を補間</translation>
    </message>
    <message>
        <source>Interpolate maps of low resolution</source>
        <translation>解像度の低いマップを補間します</translation>
    </message>
    <message>
        <source>Interpolate maps of low resolution instead of showing pixels</source>
        <translation>解像度の低いマップを画素のままでなく補間して表示します</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>IoU {iou:.3f}</source>
        <translation>IoU {iou:.3f}</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>Is stored</source>
        <translation>保存済みの予測</translation>
    </message>
    <message>
        <source>Is {file} meant for this image?</source>
        <translation>{file} はこの画像のものですか?</translation>
    </message>
    <message>
        <source>It also has {named}, which is none of the classes here ({here}) and would be left out.</source>
        <translation>{named} もありますが、ここのクラス ({here}) になく、除かれます。</translation>
    </message>
    <message>
        <source>It belongs to another image, not to {image}.</source>
        <translation>{image} ではなく、別の画像のものです。</translation>
    </message>
    <message>
        <source>It belongs to this image: continue with it</source>
        <translation>この画像のものです: 続ける</translation>
    </message>
    <message>
        <source>It depends on {deciding} of {images} images.</source>
        <translation>{images} 枚中 {deciding} 枚に左右されています。</translation>
    </message>
    <message>
        <source>It does not say how large its image is, and its outlines reach beyond this one.</source>
        <translation>画像の大きさが書かれておらず、輪郭がこの画像からはみ出します。</translation>
    </message>
    <message>
        <source>It does not say how large its image is, so the sizes could not be compared.</source>
        <translation>画像の大きさが書かれておらず、大きさを比べられませんでした。</translation>
    </message>
    <message>
        <source>It does not say which image it is of; its outlines would be laid on {image}.</source>
        <translation>どの画像のものか書かれていません。輪郭は {image} に重ねられます。</translation>
    </message>
    <message>
        <source>It does not say which image it is of; the size is that of this one.</source>
        <translation>どの画像のものか書かれていませんが、大きさはこの画像と同じです。</translation>
    </message>
    <message>
        <source>It ends before {frame}, which has a correction already.</source>
        <translation>{frame} の前で終わります。そのフレームにはすでに修正があります。</translation>
    </message>
    <message>
        <source>It ends before {frame}. {why}</source>
        <translation>{frame} の前で終わります。{why}</translation>
    </message>
    <message>
        <source>It ends before {frame}: it no longer fits the image there.</source>
        <translation>{frame} の前で終わります。その画像にはもう合いません。</translation>
    </message>
    <message>
        <source>It gives class indices</source>
        <translation>クラス番号を出力</translation>
    </message>
    <message>
        <source>It has annotations of image {number}, and no image has that number.</source>
        <translation>画像 {number} の注釈がありますが、その番号の画像はありません。</translation>
    </message>
    <message>
        <source>It has annotations of {count} images and does not say which they are.</source>
        <translation>{count} 枚分の注釈がありますが、どの画像かが書かれていません。</translation>
    </message>
    <message>
        <source>It has another size.</source>
        <translation>大きさが異なります。</translation>
    </message>
    <message>
        <source>It has as many colours as a photograph; a mask has one colour, on black. Choose the mask.</source>
        <translation>写真のように多くの色があります。マスクは黒地に 1 色です。マスクを選んでください。</translation>
    </message>
    <message>
        <source>It has colours that belong to no class. Save it with the classes&apos; indices.</source>
        <translation>どのクラスにもない色があります。クラスの番号で保存してください。</translation>
    </message>
    <message>
        <source>It has greys: values of {middle:g} and above were read as {name}.</source>
        <translation>灰色があります: {middle:g} 以上を {name} としました。</translation>
    </message>
    <message>
        <source>It has more circles or small masks than can be painted in time. Export the mask as PNG.</source>
        <translation>円や小さなマスクが多すぎて描ききれません。マスクを PNG で書き出してください。</translation>
    </message>
    <message>
        <source>It has more masks in run lengths than can be painted in time. Export the mask as PNG.</source>
        <translation>ランレングスのマスクが多すぎて描ききれません。マスクを PNG で書き出してください。</translation>
    </message>
    <message>
        <source>It has more masks than can be painted in time. Export the mask as PNG.</source>
        <translation>マスクが多すぎて描ききれません。マスクを PNG で書き出してください。</translation>
    </message>
    <message>
        <source>It has more pixels than any image that can be opened here: it belongs to another.</source>
        <translation>ここで開けるどの画像よりも画素が多くなっています: 別の画像のものです。</translation>
    </message>
    <message>
        <source>It has more than {most_images:,} images. Export {image} alone.</source>
        <translation>画像が {most_images:,} 枚を超えています。{image} だけを書き出してください。</translation>
    </message>
    <message>
        <source>It has more than {most_objects:,} objects of several outlines. Export the mask as PNG.</source>
        <translation>複数の輪郭を持つ物体が {most_objects:,} 個を超えています。マスクを PNG で書き出してください。</translation>
    </message>
    <message>
        <source>It has more than {most_parts:,} parts on this image. Export the mask as PNG.</source>
        <translation>この画像に断片が {most_parts:,} 個を超えています。マスクを PNG で書き出してください。</translation>
    </message>
    <message>
        <source>It has no image. Export &apos;CVAT for images&apos; from there.</source>
        <translation>画像がありません。元のツールから「CVAT for images」で書き出してください。</translation>
    </message>
    <message>
        <source>It has one colour: what is not transparent was taken.</source>
        <translation>色が 1 つなので、透明でない部分を読みました。</translation>
    </message>
    <message>
        <source>It has several colours, maybe of several classes; all of them would be {name}.</source>
        <translation>色が複数あり、複数のクラスかもしれません。すべて {name} になります。</translation>
    </message>
    <message>
        <source>It has several pages, of which the first would be taken.</source>
        <translation>複数のページがあり、最初のページを使うことになります。</translation>
    </message>
    <message>
        <source>It has the class &apos;{name}&apos;; here there are {known}. Rename it in the file.</source>
        <translation>クラス &apos;{name}&apos; がありますが、ここには {known} があります。ファイル内の名前を変えてください。</translation>
    </message>
    <message>
        <source>It has too many details about its frames to read in time. Export only those of this image.</source>
        <translation>フレームの情報が多すぎて読みきれません。この画像の分だけを書き出してください。</translation>
    </message>
    <message>
        <source>It has too many frames to read in time. Export only those of this image.</source>
        <translation>フレームが多すぎて読みきれません。この画像の分だけを書き出してください。</translation>
    </message>
    <message>
        <source>It has values up to {largest}, and there are only the classes {known}.</source>
        <translation>値が {largest} まであり、クラスは {known} だけです。</translation>
    </message>
    <message>
        <source>It has {slices} slices, and the image is no frame. Save one slice.</source>
        <translation>スライスが {slices} 枚ありますが、画像はフレームではありません。スライスを 1 枚保存してください。</translation>
    </message>
    <message>
        <source>It has {slices} slices, of which number {number} would be taken, as this is frame {number}.</source>
        <translation>スライスが {slices} 枚あり、これはフレーム {number} なので {number} 番を使います。</translation>
    </message>
    <message>
        <source>It holds fractions. Save it with the index of its class in each pixel.</source>
        <translation>小数があります。各ピクセルはクラスの番号でなければなりません。そのように保存してください。</translation>
    </message>
    <message>
        <source>It holds no number at all.</source>
        <translation>数値が 1 つもありません。</translation>
    </message>
    <message>
        <source>It holds no number at all: all of it is shown black.</source>
        <translation>数値が 1 つもないため、全体を黒で表示します。</translation>
    </message>
    <message>
        <source>It holds numbers below 0. Save the mask as PNG, with 0 and 255.</source>
        <translation>0 より小さい値があります。マスクを 0 と 255 の PNG で保存してください。</translation>
    </message>
    <message>
        <source>It holds numbers from {low} to {high}.</source>
        <translation>{low} から {high} までの数が入っています。</translation>
    </message>
    <message>
        <source>It is JSON, but neither COCO&apos;s, with &apos;annotations&apos;, nor labelme&apos;s, with &apos;shapes&apos;.</source>
        <translation>JSON ですが、COCO の &apos;annotations&apos; も labelme の &apos;shapes&apos; もありません。</translation>
    </message>
    <message>
        <source>It is a DICOM file, but no segmentation.</source>
        <translation>DICOM ファイルですが、セグメンテーションではありません。</translation>
    </message>
    <message>
        <source>It is a TIFF of a rare kind. Save the mask as PNG.</source>
        <translation>珍しい種類のTIFFです。マスクをPNGで保存してください。</translation>
    </message>
    <message>
        <source>It is animated; only its first picture is shown.</source>
        <translation>アニメーションのため、最初の 1 枚だけを表示します。</translation>
    </message>
    <message>
        <source>It is compressed as a whole (deflated), which is not read. Export it in another way.</source>
        <translation>全体が圧縮 (deflated) されており、読み込めません。別の方法で書き出してください。</translation>
    </message>
    <message>
        <source>It is created if it is missing</source>
        <translation>なければ作成します</translation>
    </message>
    <message>
        <source>It is empty. Copy it again from where it came from.</source>
        <translation>空です。元の場所からもう一度コピーしてください。</translation>
    </message>
    <message>
        <source>It is for {name} and gives no size, so it is unclear whether it belongs to {image}.</source>
        <translation>{name} のものですが大きさがなく、{image} に属するか分かりません。</translation>
    </message>
    <message>
        <source>It is for {name} and lists images of other folders; the current image is in {folder}.</source>
        <translation>{name} のもので、別のフォルダーの画像もあります。現在の画像は {folder} にあります。</translation>
    </message>
    <message>
        <source>It is for {name}, an image of the same size; the current image is {image}.</source>
        <translation>同じ大きさの {name} のものです。現在の画像は {image} です。</translation>
    </message>
    <message>
        <source>It is marked as fully transparent; its colours are shown.</source>
        <translation>全体が透明とされているため、色をそのまま表示します。</translation>
    </message>
    <message>
        <source>It is neither an image nor JSON. A mask is read from PNG and other images, COCO, labelme or DICOM.</source>
        <translation>画像でも JSON でもありません。マスクは PNG などの画像、COCO、labelme、DICOM から読み込みます。</translation>
    </message>
    <message>
        <source>It is of a film. Export &apos;CVAT for images&apos; from there.</source>
        <translation>動画のファイルです。元のツールから「CVAT for images」で書き出してください。</translation>
    </message>
    <message>
        <source>It is of a film. Export its frames as images from there.</source>
        <translation>動画のものです。そこからフレームを画像として書き出してください。</translation>
    </message>
    <message>
        <source>It is {columns} × {rows} pixels, the image {own_columns} × {own_rows}: it belongs to another.</source>
        <translation>大きさが {columns} × {rows} 画素、画像は {own_columns} × {own_rows} です: 別の画像のものです。</translation>
    </message>
    <message>
        <source>It is {title}, which is not read here. {cure}</source>
        <translation>{title} で、ここでは読み込めません。{cure}</translation>
    </message>
    <message>
        <source>It marks nothing: the mask is empty.</source>
        <translation>何も印がありません: マスクは空です。</translation>
    </message>
    <message>
        <source>It marks {name} along its whole edge and not inside: the mask may be inverted.</source>
        <translation>縁の全周を {name} とし、内側はそうしていません。マスクが逆になっている可能性があります。</translation>
    </message>
    <message>
        <source>It may have been moved or deleted: choose it again</source>
        <translation>移動か削除された可能性があります: 選び直してください</translation>
    </message>
    <message>
        <source>It names no image and gives no size, so it is unclear whether it belongs to {image}.</source>
        <translation>画像の名前も大きさもなく、{image} に属するか分かりません。</translation>
    </message>
    <message>
        <source>It was carried on as far as requested.</source>
        <translation>望まれたところまで引き継がれました。</translation>
    </message>
    <message>
        <source>It was drawn on the image in another orientation; here it would be placed without rotation.</source>
        <translation>画像を回転した状態で描かれています。ここでは回転せずに画像に重ねられます。</translation>
    </message>
    <message>
        <source>Its &apos;{key}&apos; is not a list: the file is damaged, or of another kind.</source>
        <translation>&apos;{key}&apos; が一覧ではありません: 破損しているか、別の種類のファイルです。</translation>
    </message>
    <message>
        <source>Its Dice with the mask of {start} that it began with is {to_start:.3f}.</source>
        <translation>元にした {start} のマスクとの Dice は {to_start:.3f} です。</translation>
    </message>
    <message>
        <source>Its JSON is damaged or incomplete. Copy it again, or export it anew.</source>
        <translation>JSON が壊れているか、途中で切れています。もう一度コピーするか、書き出し直してください。</translation>
    </message>
    <message>
        <source>Its XML declares entities, which CVAT never does.</source>
        <translation>XML がエンティティを宣言していますが、CVAT はそうしません。</translation>
    </message>
    <message>
        <source>Its XML is damaged: {error}.</source>
        <translation>XML が壊れています: {error}。</translation>
    </message>
    <message>
        <source>Its brightest pixel is {found}; this format does not keep such numbers. Save it as PNG.</source>
        <translation>最も明るい画素が {found} で、この形式ではそのような値は保たれません。PNG で保存してください。</translation>
    </message>
    <message>
        <source>Its class &apos;{label}&apos; was read as {name}.</source>
        <translation>クラス &apos;{label}&apos; を {name} としました。</translation>
    </message>
    <message>
        <source>Its colours were read as those of the classes.</source>
        <translation>色をクラスの色として読みました。</translation>
    </message>
    <message>
        <source>Its coordinates are of the Earth, not of pixels. Export the mask as PNG.</source>
        <translation>座標がピクセルではなく地球上のものです。マスクを PNG で書き出してください。</translation>
    </message>
    <message>
        <source>Its ground truth has {columns} × {rows} pixels, and is stretched to the image.</source>
        <translation>正解が {columns} × {rows} 画素のため、画像に合わせて伸縮しました。</translation>
    </message>
    <message>
        <source>Its ground truth is {count} masks in one.</source>
        <translation>正解は {count} 枚のマスクを合わせたものです。</translation>
    </message>
    <message>
        <source>Its image has the pixels&apos; SHA-256 {sha256}.</source>
        <translation>その画像の画素の SHA-256 は {sha256} です。</translation>
    </message>
    <message>
        <source>Its images {names} have the same number, so their annotations cannot be told apart.</source>
        <translation>画像 {names} の番号が同じで、どれがどれのものか分かりません。</translation>
    </message>
    <message>
        <source>Its mass lies {on}</source>
        <translation>総量の位置: {on}</translation>
    </message>
    <message>
        <source>Its modality lookup table is damaged and was ignored.</source>
        <translation>モダリティの表が破損しているため、使いません。</translation>
    </message>
    <message>
        <source>Its numbers run from {smallest:.6g} to {largest:.6g}; black is shown for {low:.6g} and below, white for {high:.6g} and above.</source>
        <translation>値の範囲は {smallest:.6g}~{largest:.6g} です。{low:.6g} 以下は黒、{high:.6g} 以上は白で表示します。</translation>
    </message>
    <message>
        <source>Its objects of several outlines are too large to be told apart in time. Export it as PNG.</source>
        <translation>複数の輪郭を持つ物体が大きすぎて区別しきれません。PNG で書き出してください。</translation>
    </message>
    <message>
        <source>Its outlines are too long to be painted in time. Export the mask as PNG, or as run lengths.</source>
        <translation>輪郭が長すぎて描ききれません。マスクを PNG かランレングスで書き出してください。</translation>
    </message>
    <message>
        <source>Its outlines reach far beyond the image, as if they belonged to a larger one.</source>
        <translation>輪郭が、もっと大きい画像のもののように、この画像から大きくはみ出します。</translation>
    </message>
    <message>
        <source>Its parts without a class were read as {name}.</source>
        <translation>クラスのない断片を {name} としました。</translation>
    </message>
    <message>
        <source>Its rescaling makes all values equal, or is not a number, and was ignored.</source>
        <translation>リスケールで全部の値が 1 つになるか数値でないため、使いません。</translation>
    </message>
    <message>
        <source>Its table of values of interest would show nothing and was ignored.</source>
        <translation>関心値の表では何も見えないため、使いません。</translation>
    </message>
    <message>
        <source>Its window would show nothing; the whole range of values is shown.</source>
        <translation>ウィンドウ設定では何も見えないため、値の全範囲を表示します。</translation>
    </message>
    <message>
        <source>Its {void} was read as void, not as {name}.</source>
        <translation>{void} は {name} でない空の値としました。</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>JSON of Cityscapes</source>
        <translation>Cityscapes の JSON</translation>
    </message>
    <message>
        <source>JSON of Darwin (V7)</source>
        <translation>Darwin(V7)の JSON</translation>
    </message>
    <message>
        <source>JSON of Dataloop</source>
        <translation>Dataloop の JSON</translation>
    </message>
    <message>
        <source>JSON of Datumaro</source>
        <translation>Datumaro の JSON</translation>
    </message>
    <message>
        <source>JSON of Labelbox</source>
        <translation>Labelbox の JSON</translation>
    </message>
    <message>
        <source>JSON of SuperAnnotate</source>
        <translation>SuperAnnotate の JSON</translation>
    </message>
    <message>
        <source>JSON-MIN of Label Studio</source>
        <translation>Label Studio の JSON-MIN</translation>
    </message>
    <message>
        <source>Join a table</source>
        <translation>表を結合</translation>
    </message>
    <message>
        <source>Join a table by image names: each of its columns can then group the images, for example by patient, device or grade</source>
        <translation>画像の名前で表を結合します。患者・装置・グレードなど、各列で画像を区分できるようになります</translation>
    </message>
    <message>
        <source>Keep largest</source>
        <translation>最大のものだけ残す</translation>
    </message>
    <message>
        <source>Keep the places of the panes under a name</source>
        <translation>ペインの配置に名前を付けて保存します</translation>
    </message>
    <message>
        <source>Kept: epoch {number}, {what} {value:.3f} (validation Dice {dice:.3f})</source>
        <translation>保存: エポック {number}、{what} {value:.3f} (検証 Dice {dice:.3f})</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>キーとマウス</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>既知のデータ</translation>
    </message>
    <message>
        <source>Known folder…</source>
        <translation>既知のフォルダー…</translation>
    </message>
    <message>
        <source>Known length</source>
        <translation>既知の長さ</translation>
    </message>
    <message>
        <source>Known length…</source>
        <translation>既知の長さ…</translation>
    </message>
    <message>
        <source>Korean, Japanese, English, translation, locale, preferences</source>
        <translation>韓国語, 日本語, 英語, 翻訳, 言語, 設定</translation>
    </message>
    <message>
        <source>Label Studio JSON</source>
        <translation>Label Studio の JSON</translation>
    </message>
    <message>
        <source>Label share</source>
        <translation>ラベルの割合</translation>
    </message>
    <message>
        <source>Label {digit}</source>
        <translation>ラベル {digit}</translation>
    </message>
    <message>
        <source>Label {name}</source>
        <translation>ラベル {name}</translation>
    </message>
    <message>
        <source>Label {number} needs a colour as #rrggbb.</source>
        <translation>ラベル {number} に #rrggbb 形式の色が必要です。</translation>
    </message>
    <message>
        <source>Label {number} needs a name.</source>
        <translation>ラベル {number} に名前が必要です。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Labels (*.txt *.json *.csv *.ctbl *.label);;All files (*)</source>
        <translation>ラベル (*.txt *.json *.csv *.ctbl *.label);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Labels of the images of {folder}. Masks hold the numbers of the rows; exports also hold names and colours.</source>
        <translation>{folder} の画像にこれらの印を付けます。マスクには行の番号が、書き出すファイルには名前と色も入ります。</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>ラベル…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>ブラシを大きく</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>文字を大きく</translation>
    </message>
    <message>
        <source>Largest angle in degrees, in both directions</source>
        <translation>両方向の角度 (度)</translation>
    </message>
    <message>
        <source>Largest change of hue in degrees, in both directions; luma stays</source>
        <translation>色相を回す両方向の角度。輝度は保たれます</translation>
    </message>
    <message>
        <source>Largest relative change of brightness, contrast and saturation</source>
        <translation>明るさ・コントラスト・彩度を変える割合</translation>
    </message>
    <message>
        <source>Largest relative change of red, green and blue, each by itself</source>
        <translation>赤・緑・青をそれぞれ変える割合</translation>
    </message>
    <message>
        <source>Largest relative change of saturation; luma stays</source>
        <translation>彩度を変える割合。輝度は保たれます</translation>
    </message>
    <message>
        <source>Largest relative change of the image&apos;s size</source>
        <translation>画像を拡大・縮小する割合</translation>
    </message>
    <message>
        <source>Largest share of each side that is cut off, anywhere; the rest is enlarged to the input size</source>
        <translation>各辺から切り落とせる割合 (位置は任意)。残りは入力サイズに拡大します</translation>
    </message>
    <message>
        <source>Largest shift, as a share of the side</source>
        <translation>辺の長さに対する移動の割合</translation>
    </message>
    <message>
        <source>Largest standard deviation of a Gaussian blur, in pixels</source>
        <translation>画素: ガウスぼかしの最大標準偏差</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>投げ縄</translation>
    </message>
    <message>
        <source>Lasso follows edges</source>
        <translation>投げ縄がエッジに沿う</translation>
    </message>
    <message>
        <source>Last activation of the network</source>
        <translation>ネットワークの最後の活性化関数</translation>
    </message>
    <message>
        <source>Last image</source>
        <translation>最後の画像</translation>
    </message>
    <message>
        <source>Last: loss {loss:.3f}, calibration error {error:.3f}</source>
        <translation>直近: 損失 {loss:.3f}、較正誤差 {error:.3f}</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Layers are listed after the first prediction of a ticked variant</source>
        <translation>チェックしたモデルの予測が済むとレイヤーが表示されます</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>ネットワークのレイヤー</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>レイアウト</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Leave it for later</source>
        <translation>後に回します</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Leave out the largest scale.</source>
        <translation>最大のスケールを外してください。</translation>
    </message>
    <message>
        <source>Left out: {reasons}.</source>
        <translation>飛ばしたもの: {reasons}。</translation>
    </message>
    <message>
        <source>Less opacity</source>
        <translation>不透明度を下げる</translation>
    </message>
    <message>
        <source>Let it continue</source>
        <translation>続けさせる</translation>
    </message>
    <message>
        <source>Let one panel fill the wall, or show all again</source>
        <translation>1 つのパネルでボードを満たす、または全部を再表示します</translation>
    </message>
    <message>
        <source>Let the panel fill the wall, or show all again</source>
        <translation>パネルでボードを満たす、または全部を再表示</translation>
    </message>
    <message>
        <source>Library that computes on the CPU: onnxruntime takes about half the time; torch computes until its graphs are made, in the background, and wherever they differ</source>
        <translation>CPU での計算エンジン: onnxruntime はおよそ半分の時間です。グラフがバックグラウンドでできるまでと、結果が異なる場合は torch が計算します</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Light of the image</source>
        <translation>画像の光</translation>
    </message>
    <message>
        <source>Like narrow-band light</source>
        <translation>狭帯域光風</translation>
    </message>
    <message>
        <source>List all again</source>
        <translation>すべて一覧に戻す</translation>
    </message>
    <message>
        <source>List of variants and card</source>
        <translation>カードの上のモデル一覧</translation>
    </message>
    <message>
        <source>List only the images of the selected rows, to go through them on the wall</source>
        <translation>選択した行の画像だけを一覧にして、ボードで順に見ます</translation>
    </message>
    <message>
        <source>List selected</source>
        <translation>選択分を一覧に</translation>
    </message>
    <message>
        <source>List selected images</source>
        <translation>選択した画像を一覧にする</translation>
    </message>
    <message>
        <source>Lists of corners and of boxes are not read: export COCO, or masks in PNG.</source>
        <translation>頂点や箱の一覧は読み込めません: COCO または PNG のマスクで書き出してください。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>ライブ</translation>
    </message>
    <message>
        <source>Live, {shown:.0f} frames a second</source>
        <translation>ライブ、毎秒 {shown:.0f} フレーム</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Longest diameter</source>
        <translation>最大径</translation>
    </message>
    <message>
        <source>Longest diameter perpendicular to it</source>
        <translation>それに垂直な最大径</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>見る</translation>
    </message>
    <message>
        <source>Look at it…</source>
        <translation>確認する…</translation>
    </message>
    <message>
        <source>Look at the data…</source>
        <translation>データを見る…</translation>
    </message>
    <message>
        <source>Look at this frame on the wall</source>
        <translation>このフレームをボードで見ます</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>カメラを探しています…</translation>
    </message>
    <message>
        <source>Looking for pairs…</source>
        <translation>組を探しています…</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Loss by learning rate</source>
        <translation>学習率ごとの損失</translation>
    </message>
    <message>
        <source>Loss to minimise</source>
        <translation>小さくする損失</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>低い</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>低いほど良い値です。</translation>
    </message>
    <message>
        <source>Lower threshold</source>
        <translation>しきい値を下げる</translation>
    </message>
    <message>
        <source>Main channel</source>
        <translation>主チャンネル</translation>
    </message>
    <message>
        <source>Make a file to pass on, without patient data</source>
        <translation>患者データを含まない、渡せるファイルを作ります</translation>
    </message>
    <message>
        <source>Make it smaller, or cut out the part of interest.</source>
        <translation>小さくするか、必要な部分を切り出してください。</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>マップ</translation>
    </message>
    <message>
        <source>Map over the film</source>
        <translation>動画の上のマップ</translation>
    </message>
    <message>
        <source>Map statistics</source>
        <translation>マップ統計</translation>
    </message>
    <message>
        <source>Map {title}</source>
        <translation>マップ {title}</translation>
    </message>
    <message>
        <source>Maps are computed for this point</source>
        <translation>この点でマップを計算します</translation>
    </message>
    <message>
        <source>Maps on demand</source>
        <translation>要求したマップ</translation>
    </message>
    <message>
        <source>Maps shown</source>
        <translation>表示するマップ</translation>
    </message>
    <message>
        <source>Maps shown beside the image</source>
        <translation>画像の隣に表示するマップ</translation>
    </message>
    <message>
        <source>Maps would show which variant is which. Leave the blind mode first.</source>
        <translation>マップからどのモデルかが分かります。ブラインドモードを終了してください。</translation>
    </message>
    <message>
        <source>Mark with the classes of the variants</source>
        <translation>モデルのクラスで印を付ける</translation>
    </message>
    <message>
        <source>Mark with these labels</source>
        <translation>このラベルで印を付ける</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>Mask {chosen} of {count} (IoU {score:.2f}). K: next, Enter: accept</source>
        <translation>マスク{count}個中の{chosen}番（IoU {score:.2f}）。K: 次、Enter: 採用</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>Masks ({endings})</source>
        <translation>マスク ({endings})</translation>
    </message>
    <message>
        <source>Masks beside it become the ground truth</source>
        <translation>隣にあるマスクが正解になります</translation>
    </message>
    <message>
        <source>Masks can be read from {title}, but not written. Choose PNG.</source>
        <translation>{title} は読み込みのみで、書き出しはしません。PNG を選んでください。</translation>
    </message>
    <message>
        <source>Masks in thumbnails</source>
        <translation>サムネイルにマスク</translation>
    </message>
    <message>
        <source>Mass inside the ground truth over its share of the area: 1 by chance</source>
        <translation>対象の面積の割合に対するその割合。偶然なら1</translation>
    </message>
    <message>
        <source>Mass inside the target minus the target&apos;s share of the area</source>
        <translation>対象内の量から対象の面積の割合を引いた値</translation>
    </message>
    <message>
        <source>Mass inside the target over the target&apos;s share of the area: 1 by chance</source>
        <translation>対象内の量を対象の面積の割合で割った値。偶然なら 1</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>該当するコマンド</translation>
    </message>
    <message>
        <source>Maximise a panel</source>
        <translation>パネルを最大化</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Mean Dice of the classes that are in the ground truth or in the prediction</source>
        <translation>正解にある、または予測されたクラスの平均 Dice</translation>
    </message>
    <message>
        <source>Mean Dice of the mask with the masks of the other variants; needs no ground truth</source>
        <translation>ほかのモデルのマスクとの平均 Dice。正解は不要です</translation>
    </message>
    <message>
        <source>Mean Dice with the masks of the readers; for a reader, with those of the others</source>
        <translation>読影者のマスクとの平均Dice。読影者自身は残りの読影者と比べます</translation>
    </message>
    <message>
        <source>Mean IoU of the classes that are in the ground truth or in the prediction</source>
        <translation>正解にある、または予測されたクラスの平均 IoU</translation>
    </message>
    <message>
        <source>Mean and standard deviation are numbers separated by commas, such as 0.5, 0.5, 0.5.</source>
        <translation>平均と標準偏差は 0.5, 0.5, 0.5 のようにカンマで区切った数値です。</translation>
    </message>
    <message>
        <source>Mean of each channel, for values in 0 to 1, separated by commas</source>
        <translation>各チャネルの平均、0～1の値で、カンマ区切り</translation>
    </message>
    <message>
        <source>Mean of heads</source>
        <translation>ヘッドの平均</translation>
    </message>
    <message>
        <source>Mean of the channels</source>
        <translation>チャンネルの平均</translation>
    </message>
    <message>
        <source>Mean of the image&apos;s grey values, 0 to 1</source>
        <translation>画像のグレー値の平均 (0~1)</translation>
    </message>
    <message>
        <source>Mean of the map&apos;s numbers</source>
        <translation>マップの数値の平均</translation>
    </message>
    <message>
        <source>Mean of the target&apos;s probability over the ticked variants, with the outline of the mask that results</source>
        <translation>チェックしたモデルの対象確率の平均と、そこから作ったマスクの輪郭</translation>
    </message>
    <message>
        <source>Mean of the variants</source>
        <translation>モデルの平均</translation>
    </message>
    <message>
        <source>Mean over the classes that are in the ground truth or in the prediction</source>
        <translation>正解にある、または予測されたクラスの平均</translation>
    </message>
    <message>
        <source>Mean paired difference over images with its 95 % interval</source>
        <translation>画像ごとの対応のある差の平均と 95 % 信頼区間</translation>
    </message>
    <message>
        <source>Mean position in the five orders above</source>
        <translation>上の 5 つの順序での平均順位</translation>
    </message>
    <message>
        <source>Mean rank correlation with the other maps</source>
        <translation>ほかのマップとの平均順位相関</translation>
    </message>
    <message>
        <source>Mean shift</source>
        <translation>ミーンシフト</translation>
    </message>
    <message>
        <source>Mean with its 95 % interval; each image weighs the same</source>
        <translation>95 % 信頼区間付きの平均。どの画像も同じ重みです</translation>
    </message>
    <message>
        <source>Means for groups of images with similar values of this</source>
        <translation>この点で似ている画像ごとの平均</translation>
    </message>
    <message>
        <source>Means of the variants</source>
        <translation>モデルごとの平均</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>測定</translation>
    </message>
    <message>
        <source>Measure area and uncertainty of every frame</source>
        <translation>全フレームの面積と不確実性を求めます</translation>
    </message>
    <message>
        <source>Measure the other images too</source>
        <translation>残りの画像も測定します</translation>
    </message>
    <message>
        <source>Measured here</source>
        <translation>ここで測定</translation>
    </message>
    <message>
        <source>Measured {done:,} of {every:,}</source>
        <translation>{every:,} 枚中 {done:,} 枚を測定</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>測定値</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>測定中…</translation>
    </message>
    <message>
        <source>Memory at its highest: about {memory:.1f} GB.</source>
        <translation>メモリの最大値: 約 {memory:.1f} GB。</translation>
    </message>
    <message>
        <source>Merged by</source>
        <translation>統合方法</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Method that explains the decision at the chosen layer</source>
        <translation>選んだレイヤーでの判断を説明する方法</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>中ボタン</translation>
    </message>
    <message>
        <source>Millimetres of a pixel&apos;s side, by the SHA-256 of images with a known length</source>
        <translation>長さの分かる画像の画素の一辺 (mm)、SHA-256 ごと</translation>
    </message>
    <message>
        <source>Mirrors left and right</source>
        <translation>左右に反転します</translation>
    </message>
    <message>
        <source>Mirrors top and bottom</source>
        <translation>上下に反転します</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>モメンタム</translation>
    </message>
    <message>
        <source>More opacity</source>
        <translation>不透明度を上げる</translation>
    </message>
    <message>
        <source>More than {most_likely:,} of its images have names like {image}. Export it alone.</source>
        <translation>{image} に似た名前の画像が {most_likely:,} 枚を超えています。それだけを書き出してください。</translation>
    </message>
    <message>
        <source>Most of its pixels are grey, as in a photograph, and not as in a mask.</source>
        <translation>ほとんどの画素が、マスクではなく写真のように灰色です。</translation>
    </message>
    <message>
        <source>Most pixels of the mask {path} are grey, as in a photograph. Choose the mask of the image, in black and white, or save it so.</source>
        <translation>マスク {path} のピクセルの大半は写真のように灰色です。画像の白黒のマスクを選ぶか、そのように保存してください。</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>マウス</translation>
    </message>
    <message>
        <source>Move a map of the list to another column</source>
        <translation>一覧のマップを別の列へ移動</translation>
    </message>
    <message>
        <source>Move a pointer, press it and release it; with Shift by a pixel, and the right button</source>
        <translation>ポインターを動かし、押し、離す。Shiftを押すと1画素ずつ、右ボタンで</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ移動</translation>
    </message>
    <message>
        <source>Move the chosen runs to a bin</source>
        <translation>選んだ学習実行をごみ箱フォルダーへ移します</translation>
    </message>
    <message>
        <source>Move the image</source>
        <translation>画像を移動</translation>
    </message>
    <message>
        <source>Move the image while a tool is active</source>
        <translation>ツールの使用中に画像を移動</translation>
    </message>
    <message>
        <source>Move the image, in all panels</source>
        <translation>すべてのパネルで画像を移動</translation>
    </message>
    <message>
        <source>Move these runs to the bin beside them? {names}</source>
        <translation>これらの学習実行を隣のごみ箱フォルダーへ移しますか? {names}</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>Multiples of the network&apos;s input size at which it sees the image: those that each variant was trained for, or the same for all, 0.1 to 8, with commas</source>
        <translation>画像を見る大きさ (ネットワークの入力サイズの倍数): 各モデルの学習時の値、または全部に同じ値。0.1~8、カンマ区切り</translation>
    </message>
    <message>
        <source>My outline is done</source>
        <translation>自分の輪郭を描き終えた</translation>
    </message>
    <message>
        <source>NIfTI mask</source>
        <translation>NIfTI マスク</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Name and terms of the data, for the card</source>
        <translation>カードに書くデータの名前と条件</translation>
    </message>
    <message>
        <source>Name in the table of architectures</source>
        <translation>アーキテクチャの表での名前</translation>
    </message>
    <message>
        <source>Name of an encoder of segmentation_models_pytorch; the architecture&apos;s own where empty</source>
        <translation>segmentation_models_pytorch のエンコーダー名。空ならアーキテクチャ独自のもの</translation>
    </message>
    <message>
        <source>Name of the class to find, for the card and the window</source>
        <translation>見つけるクラスの名前。カードとウィンドウに使います</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>レイアウトの名前</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>学習実行の名前</translation>
    </message>
    <message>
        <source>Name of the run and of the variant it makes</source>
        <translation>学習実行と、それが作るモデルの名前</translation>
    </message>
    <message>
        <source>Names of all classes, in the order of their numbers in the masks, from 0; if empty, masks have one target</source>
        <translation>マスクの番号 (0 から) 順の全クラス名。空ならマスクは対象だけを表します</translation>
    </message>
    <message>
        <source>Names of the classes, with commas, the background first</source>
        <translation>クラスの名前、カンマ区切り、背景が先</translation>
    </message>
    <message>
        <source>Narrower uncertain band</source>
        <translation>不確実区間を狭める</translation>
    </message>
    <message>
        <source>Needs two variants that have predictions and the same classes.</source>
        <translation>予測が済み、同じクラスを区別するモデルが 2 つ必要です。</translation>
    </message>
    <message>
        <source>Neither high nor low values are better.</source>
        <translation>高低に良し悪しはありません。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Networks (*.safetensors *.pt *.pth *.ckpt *.bin config.json *.onnx *.pt2 *.ts *.py)</source>
        <translation>ネットワーク (*.safetensors *.pt *.pth *.ckpt *.bin config.json *.onnx *.pt2 *.ts *.py)</translation>
    </message>
    <message>
        <source>New mask</source>
        <translation>新しいマスク</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Next channel of the image</source>
        <translation>画像の次のチャンネル</translation>
    </message>
    <message>
        <source>Next class</source>
        <translation>次のクラス</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>次の画像</translation>
    </message>
    <message>
        <source>Next image (N)</source>
        <translation>次の画像 (N)</translation>
    </message>
    <message>
        <source>Next part of the mask</source>
        <translation>マスクの次の断片</translation>
    </message>
    <message>
        <source>Next uncertain region</source>
        <translation>次の不確実な領域</translation>
    </message>
    <message>
        <source>Next variant</source>
        <translation>次のモデル</translation>
    </message>
    <message>
        <source>Next variant in its place</source>
        <translation>その場所に次のモデル</translation>
    </message>
    <message>
        <source>No camera was found. Connect one, and open this menu again.</source>
        <translation>カメラが見つかりません。接続してから、このメニューをもう一度開いてください。</translation>
    </message>
    <message>
        <source>No class</source>
        <translation>クラスなし</translation>
    </message>
    <message>
        <source>No divider (Shift+W)</source>
        <translation>仕切りなし (Shift+W)</translation>
    </message>
    <message>
        <source>No font with the letters of {language} is installed. Install one, on Debian and Ubuntu the package fonts-noto-cjk, and start segview again.</source>
        <translation>{language} の文字を含むフォントがありません。フォント (Debian と Ubuntu では fonts-noto-cjk パッケージ) をインストールし、segview を再起動してください。</translation>
    </message>
    <message>
        <source>No gradient leads from the score back to this layer ({error}). Choose another layer, or Eigen-CAM.</source>
        <translation>スコアからこのレイヤーへつながる勾配がありません ({error})。別のレイヤーか Eigen-CAM を選んでください。</translation>
    </message>
    <message>
        <source>No ground truth found</source>
        <translation>正解が見つかりません</translation>
    </message>
    <message>
        <source>No ground truth was found beside this image.</source>
        <translation>この画像の隣に正解が見つかりません。</translation>
    </message>
    <message>
        <source>No image could be scored. {failed}</source>
        <translation>評価できる画像がありません。{failed}</translation>
    </message>
    <message>
        <source>No image is in this state: {state}.</source>
        <translation>この状態の画像はありません: {state}。</translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation>画像が開かれていません。</translation>
    </message>
    <message>
        <source>No image is open. Open a folder of images, or drop one here.</source>
        <translation>画像が開かれていません。画像のフォルダーを開くか、ここにドロップしてください。</translation>
    </message>
    <message>
        <source>No image of the list {path} has a mask. Write its path behind it.</source>
        <translation>リスト {path} のどの画像にもマスクがありません。画像の後ろにマスクのパスを書いてください。</translation>
    </message>
    <message>
        <source>No image was scored for both {variant} and {base}.</source>
        <translation>{variant} と {base} の両方で評価した画像がありません。</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>画像なし</translation>
    </message>
    <message>
        <source>No images are open.

Open a folder or files,
or drop them here.</source>
        <translation>画像が開かれていません。

フォルダーかファイルを開くか、
ここにドロップしてください。</translation>
    </message>
    <message>
        <source>No labels of your own in this folder</source>
        <translation>このフォルダーで独自のラベルを使わない</translation>
    </message>
    <message>
        <source>No map</source>
        <translation>マップなし</translation>
    </message>
    <message>
        <source>No name contains all of this.</source>
        <translation>これらすべてを含む名前はありません。</translation>
    </message>
    <message>
        <source>No network is ticked. Tick one in the pane Variants, or press 1, to see what it finds.</source>
        <translation>チェックしたネットワークがありません。「モデル」ペインで 1 つチェックするか、1 を押すと、予測を見られます。</translation>
    </message>
    <message>
        <source>No other brightness, contrast, gamma or channel</source>
        <translation>明るさ・コントラスト・ガンマ・チャンネルを元に戻します</translation>
    </message>
    <message>
        <source>No other image of the list is open.</source>
        <translation>一覧に未判定の画像はほかにありません。</translation>
    </message>
    <message>
        <source>No panel has anything to show on the right of the divider. Give a second variant.</source>
        <translation>仕切りの右に置けるものを持つパネルがありません。2つ目のモデルを指定してください。</translation>
    </message>
    <message>
        <source>No panel has {name} to show on the right of the divider. Give a second variant, or another map that the variant has.</source>
        <translation>仕切りの右に置ける {name} を持つパネルがありません。2つ目のモデル、またはそのモデルにある別のマップを指定してください。</translation>
    </message>
    <message>
        <source>No part</source>
        <translation>断片なし</translation>
    </message>
    <message>
        <source>No query point</source>
        <translation>クエリ点なし</translation>
    </message>
    <message>
        <source>No region of this image has probabilities from {low:.2f} to {high:.2f}.</source>
        <translation>この画像には確率が {low:.2f}~{high:.2f} の領域がありません。</translation>
    </message>
    <message>
        <source>No run yet. Choose a plan: it trains in the background, and its progress is shown here.</source>
        <translation>まだ学習実行がありません。計画を選ぶとバックグラウンドで学習し、進み具合をここで見られます。</translation>
    </message>
    <message>
        <source>No scale was given. Give at least one, for example 0.5,1,2.</source>
        <translation>スケールがありません。1 つ以上指定してください。例: 0.5,1,2</translation>
    </message>
    <message>
        <source>No section has all of these words.</source>
        <translation>これらすべての語を含む節はありません。</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>ディスクに空きがありません</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>ファイルまたはフォルダーがありません</translation>
    </message>
    <message>
        <source>No variant</source>
        <translation>モデルなし</translation>
    </message>
    <message>
        <source>No variant can be fine-tuned: a trained network is needed.</source>
        <translation>学習させられるモデルがありません。学習済みのネットワークが必要です。</translation>
    </message>
    <message>
        <source>No variant is known.

Open the folder of one,
or drop it here.</source>
        <translation>モデルがありません。

モデルのフォルダーを開くか、
ここにドロップしてください。</translation>
    </message>
    <message>
        <source>No variant with a single target has a prediction yet.</source>
        <translation>対象と背景を区別するモデルの予測がまだありません。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>雑音</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>None of its {count} images is called {image}.</source>
        <translation>{count} 枚の画像のどれも {image} という名前ではありません。</translation>
    </message>
    <message>
        <source>None of the frames can be read: there is nothing to write.</source>
        <translation>読めるフレームがなく、書き込むものがありません。</translation>
    </message>
    <message>
        <source>None of the images in the list is corrected yet. Correct some (C begins), then fine-tune.</source>
        <translation>一覧に修正した画像がまだありません。何枚か修正してから (C で開始)、追加学習してください。</translation>
    </message>
    <message>
        <source>None of these images is corrected yet. Correct some, then fine-tune.</source>
        <translation>これらの画像に修正済みのものがまだありません。何枚か修正してから、追加学習してください。</translation>
    </message>
    <message>
        <source>None of these images is corrected yet: nothing was written.</source>
        <translation>これらの画像に修正済みのものがまだないため、何も書き出していません。</translation>
    </message>
    <message>
        <source>None of {count} corrections can be used. The first: {reason}</source>
        <translation>{count} 個の修正のどれも使えません。最初の理由: {reason}</translation>
    </message>
    <message>
        <source>None of {count} pairs can be used. The first: {reason}</source>
        <translation>{count} 組のどれも使えません。最初の理由: {reason}</translation>
    </message>
    <message>
        <source>None: Q sets it at the pointer</source>
        <translation>なし: Q でポインターの下に置きます</translation>
    </message>
    <message>
        <source>None: it gives logits</source>
        <translation>なし: ロジットを出力</translation>
    </message>
    <message>
        <source>Norm of the channels</source>
        <translation>チャンネルのノルム</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>標準の文字サイズ</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>フォルダーではありません</translation>
    </message>
    <message>
        <source>Not all of the saved settings could be used ({names:.200}): they are damaged, or of another version of segview.</source>
        <translation>保存された設定の一部を使えません ({names:.200}): 破損しているか、別の版の segview のものです。</translation>
    </message>
    <message>
        <source>Nothing could be scored in {data}.</source>
        <translation>{data} に評価できるものがありません。</translation>
    </message>
    <message>
        <source>Nothing in it can be drawn: {reasons}. The mask here is unchanged.</source>
        <translation>描けるものがありません: {reasons}。ここのマスクはそのままです。</translation>
    </message>
    <message>
        <source>Nothing is copied yet: point at a part of the mask and press Ctrl+C.</source>
        <translation>まだ何もコピーしていません: マスクの断片を指して Ctrl+C を押してください。</translation>
    </message>
    <message>
        <source>Nothing was open before</source>
        <translation>以前に開いたものはありません</translation>
    </message>
    <message>
        <source>Number in the masks that marks pixels to ignore, or none</source>
        <translation>計算の対象外とする画素を表すマスクの番号。なしも可</translation>
    </message>
    <message>
        <source>Number of classes drawn</source>
        <translation>描画中のクラス数</translation>
    </message>
    <message>
        <source>Number of classes, background included</source>
        <translation>背景を含むクラス数</translation>
    </message>
    <message>
        <source>Number of images checked, over all variants</source>
        <translation>検査したモデルの画像</translation>
    </message>
    <message>
        <source>Number of images measured</source>
        <translation>測定した画像の数</translation>
    </message>
    <message>
        <source>Number of images on which the variant was scored</source>
        <translation>モデルが評価された画像の数</translation>
    </message>
    <message>
        <source>Number of images reviewed</source>
        <translation>レビュー済みの画像の数</translation>
    </message>
    <message>
        <source>Number of images that cause the whole difference: without them it disappears</source>
        <translation>この枚数の画像が差のすべてを生みます。除くと差はなくなります</translation>
    </message>
    <message>
        <source>Number of pairs</source>
        <translation>組の数</translation>
    </message>
    <message>
        <source>Number of the current image</source>
        <translation>現在の画像の番号</translation>
    </message>
    <message>
        <source>Number of the shown channel, from 0</source>
        <translation>表示するチャンネル (0 から)</translation>
    </message>
    <message>
        <source>Number of the shown query, from 1</source>
        <translation>表示するクエリ、1 から</translation>
    </message>
    <message>
        <source>Number of training pairs, from the start of the shuffled names; if empty, all other pairs</source>
        <translation>シャッフルした名前の先頭からこの数だけ学習します。なければ残り全部</translation>
    </message>
    <message>
        <source>Number of validation images shown after each epoch</source>
        <translation>エポックごとにこの数の検証画像を表示します</translation>
    </message>
    <message>
        <source>Number of validation pairs, from the end of the shuffled names, if there are no validation folders</source>
        <translation>検証フォルダーがないとき、シャッフルした名前の末尾からこの数だけ検証します</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>ONNX needs {error}. Install it with {install_command}.</source>
        <translation>ONNX には {error} が必要です。{install_command} でインストールしてください。</translation>
    </message>
    <message>
        <source>Of everything drawn over the image</source>
        <translation>画像の上に描くものの不透明度</translation>
    </message>
    <message>
        <source>Of {total} pairs of image and mask, {held_back} would be held back to choose the best epoch. At least one must be held back, and one must be left. Correct more images, or add a folder of known pairs.</source>
        <translation>画像とマスク {total} 組のうち {held_back} 組がエポック選択用に取り分けられます: 少なくとも 1 組を取り分け、1 組を残す必要があります。さらに修正するか、既知の組のフォルダーを加えてください。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>On demand</source>
        <translation>要求したマップ</translation>
    </message>
    <message>
        <source>One channel</source>
        <translation>1 チャンネル</translation>
    </message>
    <message>
        <source>One channel of {gate}</source>
        <translation>{gate} の 1 チャンネル</translation>
    </message>
    <message>
        <source>One epoch takes about {epoch}, all {epochs:,} epochs about {total}.</source>
        <translation>1 エポックに約 {epoch}、{epochs:,} エポック全体で約 {total} かかります。</translation>
    </message>
    <message>
        <source>One file for all images</source>
        <translation>全画像を 1 ファイルに</translation>
    </message>
    <message>
        <source>One image is {state} now. Z takes that back.</source>
        <translation>1 枚: {state}。Z で取り消せます。</translation>
    </message>
    <message>
        <source>One mask was written to {folder}.</source>
        <translation>マスク 1 個を {folder} に書き込みました。</translation>
    </message>
    <message>
        <source>One query, or all queries whose most probable class is this one</source>
        <translation>1つのクエリ、またはこのクラスの確率が最も高いすべてのクエリ</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>Open a checkpoint</source>
        <translation>チェックポイントを開く</translation>
    </message>
    <message>
        <source>Open a film, or a folder of images in their order.</source>
        <translation>動画か、順番のある画像のフォルダーを開いてください。</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>画像のフォルダーを開く</translation>
    </message>
    <message>
        <source>Open a folder of images first.</source>
        <translation>まず画像のフォルダーを開いてください。</translation>
    </message>
    <message>
        <source>Open a folder of images; masks beside it are found</source>
        <translation>画像のフォルダーを開きます。隣にあるマスクも見つけます</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>フォルダーを開く…</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>計画を開く</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>プロジェクトを開く</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>学習実行を開く</translation>
    </message>
    <message>
        <source>Open a variant</source>
        <translation>モデルを開く</translation>
    </message>
    <message>
        <source>Open checkpoint…</source>
        <translation>チェックポイントを開く…</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>ファイルを開く</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>ファイルを開く…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>フォルダーを開く…</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>画像を開きます</translation>
    </message>
    <message>
        <source>Open images or variants</source>
        <translation>画像やモデルを開く</translation>
    </message>
    <message>
        <source>Open images, variants, settings, labels and decisions that were saved together</source>
        <translation>一緒に保存した画像、モデル、設定、ラベル、判定を開く</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>プロジェクトを開く…</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近開いたもの</translation>
    </message>
    <message>
        <source>Open the best epoch so far as a variant, and run it</source>
        <translation>これまでの最良のエポックをモデルとして開き、実行します</translation>
    </message>
    <message>
        <source>Open the chosen images again</source>
        <translation>選んだ画像を未判定に戻す</translation>
    </message>
    <message>
        <source>Open the folder of a run, also of one from another machine</source>
        <translation>別のコンピューターのものも含め、学習実行のフォルダーを開きます</translation>
    </message>
    <message>
        <source>Open the folder of a variant</source>
        <translation>モデルのフォルダーを開きます</translation>
    </message>
    <message>
        <source>Open the folder of a variant, or a checkpoint</source>
        <translation>モデルのフォルダーまたはチェックポイントを開きます</translation>
    </message>
    <message>
        <source>Open the page that fits where you are</source>
        <translation>今の画面に合うページを開きます</translation>
    </message>
    <message>
        <source>Open the sample images</source>
        <translation>サンプル画像を開く</translation>
    </message>
    <message>
        <source>Open the weights&apos; file of a variant</source>
        <translation>モデルの重みファイルを開きます</translation>
    </message>
    <message>
        <source>Open variant…</source>
        <translation>モデルを開く…</translation>
    </message>
    <message>
        <source>Open {source}</source>
        <translation>{source}を開く</translation>
    </message>
    <message>
        <source>Open ▾</source>
        <translation>開く ▾</translation>
    </message>
    <message>
        <source>Opened images</source>
        <translation>開いた画像</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>許可されていない操作です</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>オプティマイザー</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>オプション</translation>
    </message>
    <message>
        <source>Or, beside all parts, the whole selected class</source>
        <translation>断片の外なら、選んでいるクラスの全部をコピーします</translation>
    </message>
    <message>
        <source>Order of the images</source>
        <translation>画像の順序</translation>
    </message>
    <message>
        <source>Other runs</source>
        <translation>ほかの実行</translation>
    </message>
    <message>
        <source>Other runs ▾</source>
        <translation>ほかの実行 ▾</translation>
    </message>
    <message>
        <source>Otherwise, each image has its own file</source>
        <translation>そうでなければ画像ごとに 1 ファイルになります</translation>
    </message>
    <message>
        <source>Otsu’s threshold</source>
        <translation>大津のしきい値</translation>
    </message>
    <message>
        <source>Outline only</source>
        <translation>輪郭のみ</translation>
    </message>
    <message>
        <source>Outlines of all variants</source>
        <translation>すべてのモデルの輪郭</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Output activation</source>
        <translation>出力の活性化</translation>
    </message>
    <message>
        <source>Output head: A, B, C, D of the experiment, or plain</source>
        <translation>出力ヘッド: 実験の A、B、C、D、または plain</translation>
    </message>
    <message>
        <source>Over images</source>
        <translation>画像平均</translation>
    </message>
    <message>
        <source>Over pixels</source>
        <translation>画素合計</translation>
    </message>
    <message>
        <source>PDF documents</source>
        <translation>PDF 文書</translation>
    </message>
    <message>
        <source>PNG images</source>
        <translation>PNG 画像</translation>
    </message>
    <message>
        <source>PNG mask</source>
        <translation>PNG マスク</translation>
    </message>
    <message>
        <source>PNG, SVG or PDF that says how it was made</source>
        <translation>作り方が記録される PNG、SVG または PDF</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>パッケージ</translation>
    </message>
    <message>
        <source>Packages and their licences</source>
        <translation>パッケージとライセンス</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Paint on the image or on a gate, and see how the predictions change; the file is not changed</source>
        <translation>画像かゲートに塗って、予測がどう変わるかを見ます。ファイルはそのままです</translation>
    </message>
    <message>
        <source>Paint on the image or on a gate: how would the predictions change?</source>
        <translation>画像かゲートに塗ってみてください: 予測はどう変わるでしょうか?</translation>
    </message>
    <message>
        <source>Paint on the map of an attention gate</source>
        <translation>アテンションゲートのマップに塗ります</translation>
    </message>
    <message>
        <source>Paint on the map of an attention gate, such as cbam/spatial: the image is not one.</source>
        <translation>cbam/spatial のようなアテンションゲートのマップに塗ってください。画像はゲートではありません。</translation>
    </message>
    <message>
        <source>Paint on the map of an attention gate: raise it, or with the right button lower it</source>
        <translation>アテンションゲートのマップに塗ると値を上げ、右ボタンで塗ると下げます</translation>
    </message>
    <message>
        <source>Paint this class elsewhere</source>
        <translation>そのクラスを別の場所にも塗ります</translation>
    </message>
    <message>
        <source>Paint; the right button erases</source>
        <translation>塗ります。右ボタンは消します</translation>
    </message>
    <message>
        <source>Paint; the right button erases (B)</source>
        <translation>塗ります。右ボタンは消します (B)</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>組</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>組数</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>ペイン</translation>
    </message>
    <message>
        <source>Panes to compare</source>
        <translation>比較用の配置</translation>
    </message>
    <message>
        <source>Panes to correct</source>
        <translation>修正用の配置</translation>
    </message>
    <message>
        <source>Panes to train</source>
        <translation>学習用の配置</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター数</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>断片</translation>
    </message>
    <message>
        <source>Part of the head</source>
        <translation>ヘッドの部分</translation>
    </message>
    <message>
        <source>Part of the image with the centre of the target</source>
        <translation>対象の中心がある画像の部分</translation>
    </message>
    <message>
        <source>Part of the squeeze-and-attention heads 1 and 4 to show, for the class predicted at the point</source>
        <translation>点で予測されたクラスについて、SA ヘッド 1 と 4 のうち表示するもの</translation>
    </message>
    <message>
        <source>Part or hole</source>
        <translation>断片または穴</translation>
    </message>
    <message>
        <source>Parts of the mask</source>
        <translation>マスクの断片</translation>
    </message>
    <message>
        <source>Parts that can be switched off are listed after the variant&apos;s first prediction</source>
        <translation>モデルの最初の予測が済むと、切れる部分が表示されます</translation>
    </message>
    <message>
        <source>Passes with dropout</source>
        <translation>ドロップアウトの反復</translation>
    </message>
    <message>
        <source>Passes with dropout at the scale nearest to 1, for networks that have it: their spread is one more uncertainty. 20 to 50 are usual</source>
        <translation>ドロップアウトのあるネットワークで、1 に最も近いスケールでの反復回数: ばらつきがもう 1 つの不確実性になります。通常は 20~50 回</translation>
    </message>
    <message>
        <source>Passes with dropout must be 0 to {most_passes}, not {passes}. 20 to 50 are usual.</source>
        <translation>ドロップアウトの反復は 0~{most_passes} 回で、{passes} 回はできません。通常は 20~50 回です。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Paste at the same place</source>
        <translation>同じ位置に貼り付け</translation>
    </message>
    <message>
        <source>Paste under the pointer</source>
        <translation>ポインターの下に貼り付け</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>Path of the original, which is not copied</source>
        <translation>元のファイルのパス。コピーはしません</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>待つエポック数</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Pause after the next step, or resume</source>
        <translation>次のステップの後で待つ、または続けます</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Per channel, of values in 0 to 1</source>
        <translation>チャンネルごと、0~1 の値で</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>権限がありません</translation>
    </message>
    <message>
        <source>Pixels in both / pixels in mask or ground truth of this class; – if it is in neither, or there is no ground truth</source>
        <translation>両方に含まれる画素 ÷ このクラスのマスクまたは正解に含まれる画素。どちらにもない場合や正解がない場合は –</translation>
    </message>
    <message>
        <source>Pixels in both / pixels in mask or ground truth; 1 where both are empty</source>
        <translation>両方に含まれる画素 ÷ マスクまたは正解に含まれる画素。両方とも空なら 1</translation>
    </message>
    <message>
        <source>Pixels of the image that the mask covers</source>
        <translation>マスクが覆う画素の数</translation>
    </message>
    <message>
        <source>Pixels that are counted</source>
        <translation>数値の計算範囲</translation>
    </message>
    <message>
        <source>Place in the film</source>
        <translation>動画内の位置</translation>
    </message>
    <message>
        <source>Place it on this image</source>
        <translation>この画像に適用する</translation>
    </message>
    <message>
        <source>Place of the attention: output, decoder, encoder</source>
        <translation>アテンションの位置: output、decoder、encoder</translation>
    </message>
    <message>
        <source>Place of the cursor</source>
        <translation>カーソルの位置</translation>
    </message>
    <message>
        <source>Plan from a file…</source>
        <translation>ファイルの計画…</translation>
    </message>
    <message>
        <source>Plans (*.toml)</source>
        <translation>計画 (*.toml)</translation>
    </message>
    <message>
        <source>Plateau: factor by which the rate is multiplied; default 0.1</source>
        <translation>Plateau: 学習率に掛ける値。なければ 0.1</translation>
    </message>
    <message>
        <source>Plateau: number of epochs without a better Dice before the rate falls; default 5</source>
        <translation>Plateau: Dice が改善しなくても待つエポック数。なければ 5</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>Play or stop (Space); Ctrl with ← and → steps</source>
        <translation>再生または停止 (スペース)。Ctrl と ←・→ で 1 フレームずつ</translation>
    </message>
    <message>
        <source>Play the film, or measure it, to see area and uncertainty over time</source>
        <translation>動画を再生または測定すると、面積と不確実性の時間変化を見られます</translation>
    </message>
    <message>
        <source>Play the images one after the other, or go back</source>
        <translation>画像を順に再生する、または戻ります</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Plot of the scores</source>
        <translation>スコアのグラフ</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Point at a panel</source>
        <translation>パネルを指す</translation>
    </message>
    <message>
        <source>Point-biserial correlation of the map&apos;s numbers with being wrong: of an uncertainty, the higher the better</source>
        <translation>マップの値と誤りとの点双列相関: 不確実性なら高いほど良い</translation>
    </message>
    <message>
        <source>Pointing</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多角形</translation>
    </message>
    <message>
        <source>Polynomial: (1 − step / steps) ^ power; default 0.9</source>
        <translation>Polynomial: (1 − ステップ / 全ステップ) ^ power。なければ 0.9</translation>
    </message>
    <message>
        <source>Position deviation</source>
        <translation>位置の偏差</translation>
    </message>
    <message>
        <source>Possible next step</source>
        <translation>次にできること</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>べき</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数値精度</translation>
    </message>
    <message>
        <source>Predictions are hidden: finish your own outline, or wait until they are shown.</source>
        <translation>ネットワークの結果は伏せられています。自分の輪郭を描き終えるか、表示されるまでお待ちください。</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>前処理</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>プレゼンテーション</translation>
    </message>
    <message>
        <source>Previous class</source>
        <translation>前のクラス</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>前の画像</translation>
    </message>
    <message>
        <source>Previous part of the mask</source>
        <translation>マスクの前の断片</translation>
    </message>
    <message>
        <source>Previous uncertain region</source>
        <translation>前の不確実な領域</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>確率</translation>
    </message>
    <message>
        <source>Probabilities of all pixels</source>
        <translation>全画素の確率</translation>
    </message>
    <message>
        <source>Probability at the cursor from scale {scale:g} alone</source>
        <translation>スケール {scale:g} だけによるカーソル位置の確率</translation>
    </message>
    <message>
        <source>Probability of the target at the cursor; of more than two classes, that of the most probable one</source>
        <translation>カーソル位置での対象の確率。3 クラス以上では最も確率の高いクラスの値</translation>
    </message>
    <message>
        <source>Probability of this class at the cursor</source>
        <translation>カーソル位置でのこのクラスの確率</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>問題点</translation>
    </message>
    <message>
        <source>Problem with the scales</source>
        <translation>スケールの問題点</translation>
    </message>
    <message>
        <source>Progress of measuring</source>
        <translation>画像の測定の進み具合</translation>
    </message>
    <message>
        <source>Progress of the checks</source>
        <translation>検査の進み具合</translation>
    </message>
    <message>
        <source>Progress of the review</source>
        <translation>レビューの進み具合</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>学習の進み具合</translation>
    </message>
    <message>
        <source>Progress of the scoring</source>
        <translation>評価の進み具合</translation>
    </message>
    <message>
        <source>Progress of the trial</source>
        <translation>試しの実行の進み</translation>
    </message>
    <message>
        <source>Project {name}</source>
        <translation>プロジェクト {name}</translation>
    </message>
    <message>
        <source>Projects of segview</source>
        <translation>segviewのプロジェクト</translation>
    </message>
    <message>
        <source>Protect other classes</source>
        <translation>ほかのクラスを保護</translation>
    </message>
    <message>
        <source>Protect others</source>
        <translation>他を保護</translation>
    </message>
    <message>
        <source>Published widths, or the same structure narrow enough to train on two CPU cores</source>
        <translation>論文の幅、または CPU 2 コアで学習できるよう狭めた同じ構造</translation>
    </message>
    <message>
        <source>Put a divider into every panel: its right side shows the next variant, the image, or another map</source>
        <translation>すべてのパネルに仕切りを置きます。右には次のモデル、画像、または別のマップが表示されます</translation>
    </message>
    <message>
        <source>Put every pane back in its default place</source>
        <translation>すべてのペインを既定の位置に戻します</translation>
    </message>
    <message>
        <source>Put the pointer on a row and press C to change its mask. B paints, P draws an outline, K changes the mask by clicks. Every step is saved at once.</source>
        <translation>ポインターを行に置いて C を押すと、そのマスクを変えられます。B で塗り、P で囲み、K ではクリックでマスクを変えます。各段階はすぐに保存されます。</translation>
    </message>
    <message>
        <source>Python {version} on {system}</source>
        <translation>{system} 上の Python {version}</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>クエリ</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>クエリ</translation>
    </message>
    <message>
        <source>Query point</source>
        <translation>クエリ点</translation>
    </message>
    <message>
        <source>Query point under the pointer</source>
        <translation>ポインターの下をクエリ点にする</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Random w.</source>
        <translation>ランダム</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>ランダムな重み</translation>
    </message>
    <message>
        <source>Rank correlation with the map of the image under {name}</source>
        <translation>{name}の外乱を加えた画像のマップとの順位相関</translation>
    </message>
    <message>
        <source>Rates of single blocks are for residual networks, whose stages are layer1 to layer4. Choose one, such as tu-resnet50, or leave the option out.</source>
        <translation>ブロックごとの膨張率は、layer1 から layer4 の段を持つ残差ネットワークだけで使えます。tu-resnet50 などを選ぶか、このオプションを外してください。</translation>
    </message>
    <message>
        <source>Ray is not installed. Run: pip install &apos;segview[cluster]&apos;</source>
        <translation>Ray がインストールされていません。実行: pip install &apos;segview[cluster]&apos;</translation>
    </message>
    <message>
        <source>Read labels from a file</source>
        <translation>ファイルからラベルを読み込む</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>読み取り専用のファイルシステムです</translation>
    </message>
    <message>
        <source>Reading corrections…</source>
        <translation>修正を読み込み中…</translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation>画像を読み込み中…</translation>
    </message>
    <message>
        <source>Reading the folder…</source>
        <translation>フォルダーを読み込み中…</translation>
    </message>
    <message>
        <source>Recognised network</source>
        <translation>認識された内容</translation>
    </message>
    <message>
        <source>Record the camera</source>
        <translation>カメラを録画</translation>
    </message>
    <message>
        <source>Recording, {shown:.0f} frames a second</source>
        <translation>録画中、毎秒 {shown:.0f} フレーム</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>録画…</translation>
    </message>
    <message>
        <source>Red alone</source>
        <translation>赤のみ</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直し</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>やり直します (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>縮小率</translation>
    </message>
    <message>
        <source>Reduction of the channel attention&apos;s hidden layer (C, D)</source>
        <translation>チャンネルアテンションの隠れ層の縮小率 (C、D)</translation>
    </message>
    <message>
        <source>Refine ▾</source>
        <translation>整える ▾</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>領域</translation>
    </message>
    <message>
        <source>Region growing</source>
        <translation>領域拡張</translation>
    </message>
    <message>
        <source>Region that looks alike</source>
        <translation>似た領域</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>Reject the chosen images</source>
        <translation>選んだ画像を却下</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>却下済み</translation>
    </message>
    <message>
        <source>Reliability: on the diagonal, p equals the share of target</source>
        <translation>信頼性: 対角線上では p が対象の割合と等しくなります</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove a saved layout</source>
        <translation>保存したレイアウトを削除</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>すべて削除</translation>
    </message>
    <message>
        <source>Remove all maps on demand</source>
        <translation>要求したマップをすべて削除</translation>
    </message>
    <message>
        <source>Remove all of them</source>
        <translation>すべて削除します</translation>
    </message>
    <message>
        <source>Remove glare</source>
        <translation>ハレーションを除く</translation>
    </message>
    <message>
        <source>Remove the additional folders</source>
        <translation>追加したフォルダーを外します</translation>
    </message>
    <message>
        <source>Remove the changed variant</source>
        <translation>変更したモデルを一覧から外します</translation>
    </message>
    <message>
        <source>Remove the chosen label (Del)</source>
        <translation>選んだラベルを削除 (Del)</translation>
    </message>
    <message>
        <source>Remove the chosen map</source>
        <translation>選んだマップを削除</translation>
    </message>
    <message>
        <source>Remove the chosen map (Delete)</source>
        <translation>選んだマップを削除します (Delete)</translation>
    </message>
    <message>
        <source>Remove the decision; corrections stay</source>
        <translation>判定していない状態に戻します。修正は残ります</translation>
    </message>
    <message>
        <source>Remove the point (Shift+Q)</source>
        <translation>点を消します (Shift+Q)</translation>
    </message>
    <message>
        <source>Remove the query point</source>
        <translation>クエリ点を消す</translation>
    </message>
    <message>
        <source>Remove the selected variant from the list; its files stay. Shipped ones cannot be removed</source>
        <translation>選んだモデルを一覧から外します。ファイルは残ります。付属のモデルは外せません</translation>
    </message>
    <message>
        <source>Remove the vertices of the polygon that change it least</source>
        <translation>影響の最も小さい多角形の頂点を除きます</translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation>学習実行の名前を変更</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>繰り返し</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Replace?</source>
        <translation>置き換えますか?</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>問題を報告</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>問題を報告…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Reset the display</source>
        <translation>表示をリセット</translation>
    </message>
    <message>
        <source>Restore the list of images</source>
        <translation>画像一覧を元に戻します</translation>
    </message>
    <message>
        <source>Result of all checks</source>
        <translation>全検査を合わせた結論</translation>
    </message>
    <message>
        <source>Result of the trial</source>
        <translation>試しの実行の結果</translation>
    </message>
    <message>
        <source>Results so far are kept</source>
        <translation>これまでに測定した分は残ります</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Reverse below</source>
        <translation>これより下は反転</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>順序を逆にする</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>レビュー</translation>
    </message>
    <message>
        <source>Review priority</source>
        <translation>レビュー優先度</translation>
    </message>
    <message>
        <source>Review ▾</source>
        <translation>レビュー ▾</translation>
    </message>
    <message>
        <source>Right of the divider</source>
        <translation>仕切りの右</translation>
    </message>
    <message>
        <source>Right-click first on what is to be pasted.</source>
        <translation>まず貼り付ける部分を右クリックしてください。</translation>
    </message>
    <message>
        <source>Right-click on what is to be pasted, then paint where it goes</source>
        <translation>貼り付ける部分を右クリックし、置く場所を塗ります</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>回転</translation>
    </message>
    <message>
        <source>Row {row:,}, column {column:,}</source>
        <translation>行 {row:,}、列 {column:,}</translation>
    </message>
    <message>
        <source>Rows and columns at scale 1</source>
        <translation>スケール 1 での行と列</translation>
    </message>
    <message>
        <source>Rows of the input</source>
        <translation>入力の行数</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Run &apos;git lfs pull&apos; where it comes from</source>
        <translation>元の場所で「git lfs pull」を実行してください</translation>
    </message>
    <message>
        <source>Run &apos;git lfs pull&apos; where it comes from.</source>
        <translation>元の場所で「git lfs pull」を実行してください。</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再実行</translation>
    </message>
    <message>
        <source>Run at two scales or more to compare them.</source>
        <translation>比較するには 2 つ以上のスケールで実行してください。</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>実行する</translation>
    </message>
    <message>
        <source>Run the code in {source}?</source>
        <translation>{source} のコードを実行しますか?</translation>
    </message>
    <message>
        <source>Run this code?</source>
        <translation>このコードを実行しますか?</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>学習実行</translation>
    </message>
    <message>
        <source>Runs by colour</source>
        <translation>色で分けた学習実行</translation>
    </message>
    <message>
        <source>Runs…</source>
        <translation>学習実行…</translation>
    </message>
    <message>
        <source>SA heads 1, 4</source>
        <translation>SA ヘッド 1、4</translation>
    </message>
    <message>
        <source>SANet has an output_stride of 8, 16 or 32, and as prediction {predictions}.</source>
        <translation>SANet の output_stride は 8、16、32、prediction は {predictions} です。</translation>
    </message>
    <message>
        <source>SGD: share of the last step that is added to the next; default 0.9</source>
        <translation>SGD: 次のステップに引き継ぐ前のステップの割合。なければ 0.9</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>SHA-256 of the opened file</source>
        <translation>開いたファイルの SHA-256</translation>
    </message>
    <message>
        <source>SVG drawings</source>
        <translation>SVG 図</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>彩度</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save CSV…</source>
        <translation>CSV を保存…</translation>
    </message>
    <message>
        <source>Save a figure</source>
        <translation>図を保存</translation>
    </message>
    <message>
        <source>Save a figure…</source>
        <translation>図を保存…</translation>
    </message>
    <message>
        <source>Save every check of each image as comma-separated values</source>
        <translation>各画像のすべての検査をカンマ区切りで保存します</translation>
    </message>
    <message>
        <source>Save every score of each image as comma-separated values</source>
        <translation>各画像のすべてのスコアをカンマ区切りで保存します</translation>
    </message>
    <message>
        <source>Save images, variants, settings, labels and decisions in one file that opens elsewhere too</source>
        <translation>画像、モデル、設定、ラベル、判定を、ほかの場所でも開ける一つのファイルに保存する</translation>
    </message>
    <message>
        <source>Save it as PNG, JPEG or TIFF and open that</source>
        <translation>PNG、JPEG、TIFF のどれかで保存して開いてください</translation>
    </message>
    <message>
        <source>Save masks into a folder</source>
        <translation>マスクを保存するフォルダー</translation>
    </message>
    <message>
        <source>Save masks…</source>
        <translation>マスクを保存…</translation>
    </message>
    <message>
        <source>Save or copy the plot: PNG, SVG or PDF that says how it was made</source>
        <translation>グラフを保存またはコピーします。作り方を含むPNG・SVG・PDF</translation>
    </message>
    <message>
        <source>Save probabilities as .npz…</source>
        <translation>確率を .npz で保存…</translation>
    </message>
    <message>
        <source>Save probabilities as PNG…</source>
        <translation>確率を PNG で保存…</translation>
    </message>
    <message>
        <source>Save probabilities into a folder</source>
        <translation>確率を保存するフォルダー</translation>
    </message>
    <message>
        <source>Save project…</source>
        <translation>プロジェクトを保存…</translation>
    </message>
    <message>
        <source>Save the checks</source>
        <translation>検査結果を保存</translation>
    </message>
    <message>
        <source>Save the checks of maps</source>
        <translation>マップの検査を保存</translation>
    </message>
    <message>
        <source>Save the film or its masks</source>
        <translation>動画またはマスクを保存</translation>
    </message>
    <message>
        <source>Save the film with mask and map</source>
        <translation>マスクとマップ付きの動画を保存</translation>
    </message>
    <message>
        <source>Save the labels</source>
        <translation>ラベルを保存</translation>
    </message>
    <message>
        <source>Save the layout</source>
        <translation>レイアウトを保存</translation>
    </message>
    <message>
        <source>Save the layout…</source>
        <translation>レイアウトを保存…</translation>
    </message>
    <message>
        <source>Save the mask as PNG.</source>
        <translation>マスクを PNG で保存してください。</translation>
    </message>
    <message>
        <source>Save the mask from there as PNG.</source>
        <translation>そのプログラムからマスクを PNG で保存してください。</translation>
    </message>
    <message>
        <source>Save the mask of each frame into a folder</source>
        <translation>フレームごとのマスクを保存するフォルダー</translation>
    </message>
    <message>
        <source>Save the mask of every variant with a prediction</source>
        <translation>予測が済んだすべてのモデルのマスクを保存します</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>グラフを保存</translation>
    </message>
    <message>
        <source>Save the probability of each class, for NumPy, for every variant with a prediction</source>
        <translation>予測が済んだすべてのモデルについて、各クラスの確率を numpy 用に保存します</translation>
    </message>
    <message>
        <source>Save the probability of the target, in 16 bits, for every variant with a prediction</source>
        <translation>予測が済んだすべてのモデルについて、対象の確率を 16 ビットで保存します</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>プロジェクトを保存</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>報告を保存</translation>
    </message>
    <message>
        <source>Save the scores</source>
        <translation>スコアを保存</translation>
    </message>
    <message>
        <source>Save the scores of each image</source>
        <translation>画像ごとのスコアを保存</translation>
    </message>
    <message>
        <source>Save the variant&apos;s weights as 16-bit numbers</source>
        <translation>モデルの重みを 16 ビットで保存します</translation>
    </message>
    <message>
        <source>Save the wall as an image</source>
        <translation>ボードを画像として保存</translation>
    </message>
    <message>
        <source>Save the wall as an image…</source>
        <translation>ボードを画像として保存…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>拡大縮小</translation>
    </message>
    <message>
        <source>Scale attention</source>
        <translation>スケールアテンション</translation>
    </message>
    <message>
        <source>Scale attention merges at scale 1, which is not among {given}. Add 1 to the scales.</source>
        <translation>スケールアテンションはスケール 1 で統合しますが、{given} にありません。スケールに 1 を加えてください。</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>スケールバー</translation>
    </message>
    <message>
        <source>Scale {scale:g} is outside 0.1 to 8.</source>
        <translation>スケール {scale:g} は 0.1~8 の範囲外です。</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>スケール</translation>
    </message>
    <message>
        <source>Scales disagree</source>
        <translation>スケールの不一致</translation>
    </message>
    <message>
        <source>Scales outside training</source>
        <translation>学習範囲外のスケール</translation>
    </message>
    <message>
        <source>Scales that scale attention is trained with</source>
        <translation>スケールアテンションの学習に使うスケール</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学習率スケジュール</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>Score a second folder too, and show its means beside those of the first</source>
        <translation>2 つ目のフォルダーも評価し、その平均を最初のフォルダーの隣に並べます</translation>
    </message>
    <message>
        <source>Score the ticked variants on all opened images; earlier scores are reused</source>
        <translation>開いたすべての画像でチェックしたモデルを評価します。評価済みの分は計算し直しません</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>Scores and statistics</source>
        <translation>スコアと統計</translation>
    </message>
    <message>
        <source>Scores by the style of their lines</source>
        <translation>線の種類で分けたスコア</translation>
    </message>
    <message>
        <source>Scores of each image</source>
        <translation>画像ごとのスコア</translation>
    </message>
    <message>
        <source>Scores on tissue only</source>
        <translation>組織上だけでスコア計算</translation>
    </message>
    <message>
        <source>Scores that are shown</source>
        <translation>表示中のスコア</translation>
    </message>
    <message>
        <source>Scores ▾</source>
        <translation>スコア ▾</translation>
    </message>
    <message>
        <source>Scores: not measured.</source>
        <translation>スコア: 未測定。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search the pages</source>
        <translation>ページを検索</translation>
    </message>
    <message>
        <source>Second folder…</source>
        <translation>比較フォルダー…</translation>
    </message>
    <message>
        <source>Seconds for the whole prediction, including loading</source>
        <translation>読み込みを含む予測全体の秒数</translation>
    </message>
    <message>
        <source>Sections that have all of these words</source>
        <translation>これらすべての語を含む節</translation>
    </message>
    <message>
        <source>SeeNet&apos;s attention above it is erased</source>
        <translation>SeeNet のアテンションがこの値を超えると消去します</translation>
    </message>
    <message>
        <source>SeeNet&apos;s attention below it is reversed</source>
        <translation>SeeNet のアテンションがこの値を下回ると反転します</translation>
    </message>
    <message>
        <source>SeeNet&apos;s threshold low, {low:g}, must be less than high, {high:g}.</source>
        <translation>SeeNet の下限 {low:g} は上限 {high:g} より小さくなければなりません。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Seed of the shuffle of the sorted names</source>
        <translation>整列した名前をシャッフルするシード</translation>
    </message>
    <message>
        <source>Segmentation networks side by side: masks, attention, scales and uncertainty.</source>
        <translation>セグメンテーションネットワークを並べて: マスク、アテンション、スケール、不確実性。</translation>
    </message>
    <message>
        <source>Select a variant to read its card.</source>
        <translation>モデルを選ぶとカードを読めます。</translation>
    </message>
    <message>
        <source>Select this label</source>
        <translation>このラベルを選びます</translation>
    </message>
    <message>
        <source>Separate parts of the target in the ground truth</source>
        <translation>正解での、離れた対象の断片の数</translation>
    </message>
    <message>
        <source>Set corners, or click into a part and move its vertices</source>
        <translation>頂点を置く、または断片の中をクリックして頂点を動かします</translation>
    </message>
    <message>
        <source>Several processes cannot share {device}. Give --device auto, and choose GPUs by CUDA_VISIBLE_DEVICES.</source>
        <translation>複数のプロセスで {device} を共有できません。--device auto を指定し、CUDA_VISIBLE_DEVICES で GPU を選んでください。</translation>
    </message>
    <message>
        <source>Share of each class in the ground truth that was found, mean over the classes</source>
        <translation>正解にあるクラスごとの、検出された割合の平均</translation>
    </message>
    <message>
        <source>Share of each side that a training step sees: a part cut out anywhere, not enlarged; 1 for all</source>
        <translation>1 ステップが見る各辺の割合。任意の位置で切り出し、拡大しません。全体は 1</translation>
    </message>
    <message>
        <source>Share of pairs held back from training, to choose the best epoch</source>
        <translation>学習に使わない組の割合。これで最良のエポックを選びます</translation>
    </message>
    <message>
        <source>Share of the ground truth not above the map&apos;s mean, or of the target&apos;s probability not above the threshold</source>
        <translation>正解のうち、マップの平均 (対象確率ではしきい値) を超えない割合</translation>
    </message>
    <message>
        <source>Share of the image that is glare</source>
        <translation>画像に占めるハレーションの割合</translation>
    </message>
    <message>
        <source>Share of the image that is target in the ground truth</source>
        <translation>正解で対象が画像に占める割合</translation>
    </message>
    <message>
        <source>Share of the image whose probability lies in the uncertain band</source>
        <translation>画像のうち確率が不確実区間にある割合</translation>
    </message>
    <message>
        <source>Share of the image whose probability lies in the uncertain band around 0.5</source>
        <translation>画像のうち、確率が 0.5 の周りの不確実区間にある割合</translation>
    </message>
    <message>
        <source>Share of the image whose probability lies in the uncertain band, mean over the ticked variants</source>
        <translation>画像のうち確率が不確実区間にある割合、チェックしたモデルの平均</translation>
    </message>
    <message>
        <source>Share of the images that get a box in a corner, with the image itself or the background of a display; no target is in it</source>
        <translation>隅に箱 (画像自身または表示装置の背景) を加える画像の割合。その中に対象はありません</translation>
    </message>
    <message>
        <source>Share of the images that get an endoscope&apos;s black frame: margins with cut corners or a circle</source>
        <translation>内視鏡の黒い枠 (角の切れた余白または円) を加える画像の割合</translation>
    </message>
    <message>
        <source>Share of the images that get white spots of glare</source>
        <translation>白いハレーションを加える画像の割合</translation>
    </message>
    <message>
        <source>Share of the map&apos;s mass inside the ground truth</source>
        <translation>正解の内側にあるマップの質量の割合</translation>
    </message>
    <message>
        <source>Share of the map&apos;s mass inside the target</source>
        <translation>マップの総量のうち対象内にある割合</translation>
    </message>
    <message>
        <source>Share of the map&apos;s mass that lies inside the ground truth</source>
        <translation>マップの総量のうち正解の中にある割合</translation>
    </message>
    <message>
        <source>Share of the map&apos;s mass that lies inside the variant&apos;s mask at the threshold</source>
        <translation>マップの総量のうち、しきい値でのモデルのマスクの中にある割合</translation>
    </message>
    <message>
        <source>Share of the map&apos;s mass that lies on {about}</source>
        <translation>マップの総量のうち、{about}の上にある割合</translation>
    </message>
    <message>
        <source>Share of the mask that is target</source>
        <translation>マスクのうち対象である割合</translation>
    </message>
    <message>
        <source>Share of the pairs for which a window without any target is searched, for networks that learn from image labels</source>
        <translation>対象をまったく含まない窓を探す組の割合。画像ラベルから学ぶネットワーク用</translation>
    </message>
    <message>
        <source>Share of the pixels that are right, background included</source>
        <translation>背景も含め、正しい画素の割合</translation>
    </message>
    <message>
        <source>Share of the target that is in the mask</source>
        <translation>対象のうちマスクに入る割合</translation>
    </message>
    <message>
        <source>Share of the ticked variants whose mask has the pixel at the present threshold</source>
        <translation>現在のしきい値で、この画素をマスクに含むチェックしたモデルの割合</translation>
    </message>
    <message>
        <source>Share of the true class&apos;s pixels that were predicted as {name}</source>
        <translation>真のクラスの画素のうち {name} と予測された割合</translation>
    </message>
    <message>
        <source>Share of wrong pixels among those kept, if the least certain are left out first</source>
        <translation>最も不確かな画素から捨てたとき、残った画素のうちの誤り</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Shift+drag without a tool</source>
        <translation>ツールなしで Shift+ドラッグ</translation>
    </message>
    <message>
        <source>Shift+wheel with a brush</source>
        <translation>ブラシで Shift+ホイール</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Show a grid</source>
        <translation>グリッドを表示</translation>
    </message>
    <message>
        <source>Show a grid instead of a list</source>
        <translation>一覧の代わりにグリッドで表示します</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>すべてのクラスを表示</translation>
    </message>
    <message>
        <source>Show changed variants as they were before the change</source>
        <translation>変更したモデルを変更前の状態で表示します</translation>
    </message>
    <message>
        <source>Show heads 1 and 4 side by side, for the class at the point</source>
        <translation>点のクラスについて、ヘッド 1 と 4 を並べて表示</translation>
    </message>
    <message>
        <source>Show in each row the next ticked variant instead of its own</source>
        <translation>各行に、その行のモデルの代わりに次のチェック済みモデルを表示します</translation>
    </message>
    <message>
        <source>Show in each row the next ticked variant, the first one in the last row, to flicker between two</source>
        <translation>各行に次のチェック済みモデルを表示します。最後の行には最初のモデルが出て、交互に見比べられます</translation>
    </message>
    <message>
        <source>Show only one side, or only the other (Shift+K)</source>
        <translation>片側だけ全体、またはもう片側だけ全体 (Shift+K)</translation>
    </message>
    <message>
        <source>Show only one side, or only the other, to flicker between two variants or maps</source>
        <translation>片側だけ、またはもう片側だけを全体に表示し、二つのモデルやマップを交互に見ます</translation>
    </message>
    <message>
        <source>Show or hide the map beside the image</source>
        <translation>画像の隣のマップを表示する・隠す</translation>
    </message>
    <message>
        <source>Show predictions…</source>
        <translation>ネットワークの結果を表示…</translation>
    </message>
    <message>
        <source>Show the curves</source>
        <translation>曲線を表示</translation>
    </message>
    <message>
        <source>Show the image as it is</source>
        <translation>画像を元のまま表示</translation>
    </message>
    <message>
        <source>Show the most important maps of each variant: its attention gate, its scale weights</source>
        <translation>各モデルの要を表示します: アテンションのゲート、スケールの重み</translation>
    </message>
    <message>
        <source>Show the original image and its predictions</source>
        <translation>画像と予測を元のまま表示します</translation>
    </message>
    <message>
        <source>Show the predictions for this image</source>
        <translation>この画像に対するネットワークの結果を表示します</translation>
    </message>
    <message>
        <source>Show the whole image in every panel</source>
        <translation>すべてのパネルに画像全体を表示します</translation>
    </message>
    <message>
        <source>Show the zones</source>
        <translation>ゾーンを表示</translation>
    </message>
    <message>
        <source>Show this query</source>
        <translation>このクエリを表示</translation>
    </message>
    <message>
        <source>Show under each map&apos;s name how it relates to mask, ground truth and errors</source>
        <translation>各マップ名の下に、マスク・正解・誤りとの関係を表示します</translation>
    </message>
    <message>
        <source>Show under each map&apos;s name how it relates to the mask</source>
        <translation>各マップ名の下にマスクとの関係を表示します</translation>
    </message>
    <message>
        <source>Show variants with something switched off without that change, to flicker between the two</source>
        <translation>一部を切ったモデルを切る前の状態で表示し、交互に見比べます</translation>
    </message>
    <message>
        <source>Show what is recognised with this, without opening it</source>
        <translation>この内容で認識される結果を示し、まだ開きません</translation>
    </message>
    <message>
        <source>Show where this head looks from the point</source>
        <translation>このヘッドが点からどこを見ているかを表示</translation>
    </message>
    <message>
        <source>Shown when your own outline is done (H)</source>
        <translation>自分の輪郭を描き終えると表示されます (H)</translation>
    </message>
    <message>
        <source>Shown when your own outline is done (H), or in {left:.0f} s</source>
        <translation>自分の輪郭を描き終えるか (H)、{left:.0f} 秒後に表示されます</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>狭める</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>シグモイド</translation>
    </message>
    <message>
        <source>Six steps that show the controls</source>
        <translation>操作部を直接示す 6 つのステップ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>ブラシの大きさ</translation>
    </message>
    <message>
        <source>Size of the brush (Shift and wheel)</source>
        <translation>ブラシの大きさ (Shift とホイール)</translation>
    </message>
    <message>
        <source>Size of the brush ([ and ], Shift and wheel)</source>
        <translation>ブラシの大きさ ([ と ]、Shift とホイール)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Skip the chosen images</source>
        <translation>選んだ画像をスキップ</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>スキップ済み</translation>
    </message>
    <message>
        <source>Slices by</source>
        <translation>区分の基準</translation>
    </message>
    <message>
        <source>Slow: computed only on demand (Shift+I)</source>
        <translation>時間がかかります: 要求時のみ計算します (Shift+I)</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>ブラシを小さく</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>文字を小さく</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>滑らかにする</translation>
    </message>
    <message>
        <source>Smooth maps</source>
        <translation>マップを滑らかに</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑化</translation>
    </message>
    <message>
        <source>Smoothing over time</source>
        <translation>時間方向の平滑化</translation>
    </message>
    <message>
        <source>Snap vertices to edges</source>
        <translation>頂点を境界に吸着</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>ソフトマックス</translation>
    </message>
    <message>
        <source>Some of the pairs, with their masks</source>
        <translation>いくつかの組とそのマスク</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出所</translation>
    </message>
    <message>
        <source>Source of those weights, for the card</source>
        <translation>その重みの出所。カードに書きます</translation>
    </message>
    <message>
        <source>Space in a list</source>
        <translation>一覧でスペース</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>分割のシード</translation>
    </message>
    <message>
        <source>Splitting and merging</source>
        <translation>分割と統合</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Spread of the variants</source>
        <translation>モデルの差</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>ファイルとの接続が切れています</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Standard deviation of each channel, in the same way</source>
        <translation>各チャネルの標準偏差、同様に</translation>
    </message>
    <message>
        <source>Standard deviation of the Laplacian of the grey values, 0 to 1: low in a blurred image</source>
        <translation>グレー値のラプラシアンの標準偏差 (0~1): ぼけた画像で低い</translation>
    </message>
    <message>
        <source>Standard deviation of the target&apos;s probability over the ticked variants: 0 where all say the same, 0.5 where half say 0 and half 1</source>
        <translation>チェックしたモデルの対象確率の標準偏差: 全部同じなら 0、半分が 0 で半分が 1 なら 0.5</translation>
    </message>
    <message>
        <source>Start a run from a plan</source>
        <translation>計画から学習を始めます</translation>
    </message>
    <message>
        <source>Start a training here and follow its progress. Fine-tune trains a network on your corrections. Training continues when the window is closed.</source>
        <translation>ここで学習を始め、進み具合を見ます。「追加学習」は修正したマスクでネットワークを学習させます。ウィンドウを閉じても学習は続きます。</translation>
    </message>
    <message>
        <source>Start of region growing; with the right button, places that do not belong to the region</source>
        <translation>領域拡張の開始点。右ボタンは含めない場所</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>初期重み</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>State of the images that are listed</source>
        <translation>一覧にある画像の状態</translation>
    </message>
    <message>
        <source>State of the run</source>
        <translation>学習実行の現在の状態</translation>
    </message>
    <message>
        <source>Statistics in headers</source>
        <translation>見出しに統計を表示</translation>
    </message>
    <message>
        <source>Statistics of each map</source>
        <translation>マップごとの統計</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop after the next step; the best epoch stays</source>
        <translation>次のステップの後で止めます。最良のエポックは残ります</translation>
    </message>
    <message>
        <source>Stop after this number of epochs without a better validation Dice</source>
        <translation>検証 Dice がこのエポック数だけ改善しなければ止めます</translation>
    </message>
    <message>
        <source>Stop computing; finished results stay</source>
        <translation>計算を止めます。すでにある結果は残ります</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>止める</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>測定を停止</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>録画を停止</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>書き込みを停止</translation>
    </message>
    <message>
        <source>Stop; finished scores are kept, and the next start continues from there</source>
        <translation>停止します。評価済みの分は残り、次回はその続きから始めます</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped: not all are measured</source>
        <translation>停止中: すべては測定していません</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Supervisely JSON</source>
        <translation>Supervisely の JSON</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>スワイプ</translation>
    </message>
    <message>
        <source>Switch off &apos;Scores on tissue only&apos; to see its scores, which are those of the whole image.</source>
        <translation>スコアを見るには「組織上だけでスコア計算」を切ってください。スコアは画像全体のものです。</translation>
    </message>
    <message>
        <source>Switch off a part of the selected variant&apos;s attention, or add a CRF after it, in a row of its own</source>
        <translation>選んだモデルのアテンションの一部を切る、または後段に CRF を付けて、別の行に表示します</translation>
    </message>
    <message>
        <source>TP / (TP + FP + FN); 1 where mask and ground truth are both empty</source>
        <translation>TP / (TP + FP + FN)。マスクと正解が両方とも空なら 1</translation>
    </message>
    <message>
        <source>Table and plot</source>
        <translation>表とグラフ</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>ツアーを見る</translation>
    </message>
    <message>
        <source>Takes prompts</source>
        <translation>プロンプトを受け取る</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Target of the explanation</source>
        <translation>説明の対象</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字サイズ</translation>
    </message>
    <message>
        <source>Texts have {share:.0f} % of the system&apos;s size.</source>
        <translation>文字の大きさはシステムの {share:.0f} % です。</translation>
    </message>
    <message>
        <source>That is more than the {available:.1f} GB available. Lower batch or input size.</source>
        <translation>搭載されている {available:.1f} GB を超えます。バッチか入力サイズを下げてください。</translation>
    </message>
    <message>
        <source>That was the last one: no image of the list is open any more.</source>
        <translation>最後の画像でした。一覧に未判定の画像はもうありません。</translation>
    </message>
    <message>
        <source>That was the last uncertain region.</source>
        <translation>最後の不確実な領域でした。</translation>
    </message>
    <message>
        <source>That was the only uncertain region.</source>
        <translation>不確実な領域はこれだけでした。</translation>
    </message>
    <message>
        <source>The CRF has at least 0 iterations.</source>
        <translation>CRF の反復は 0 以上です。</translation>
    </message>
    <message>
        <source>The CRF needs an 8-bit RGB image of the size of the probabilities, {shape}, not {dtype} {shape2}.</source>
        <translation>CRF には確率と同じ大きさ ({shape}) の 8 ビット RGB 画像が必要です。{dtype} {shape2} は使えません。</translation>
    </message>
    <message>
        <source>The CRF&apos;s deviations are above 0 and its weights at least 0, all finite.</source>
        <translation>CRF の偏差は 0 より大きく、重みは 0 以上で、すべて有限でなければなりません。</translation>
    </message>
    <message>
        <source>The DICOM file is damaged or of a rare kind ({kind}).</source>
        <translation>DICOM ファイルが破損しているか、まれな種類です ({kind})。</translation>
    </message>
    <message>
        <source>The alpha of focal tells a target from the background: leave it out for more classes.</source>
        <translation>focal の alpha は対象と背景を区別します: クラスが多い場合は外してください。</translation>
    </message>
    <message>
        <source>The attention module {attention} cannot be built on {channels} channels: {error}. Change attention_options.</source>
        <translation>アテンションモジュール {attention} を {channels} チャンネルに作れません: {error}。attention_options を変えてください。</translation>
    </message>
    <message>
        <source>The attention of this network&apos;s queries cannot be read.</source>
        <translation>このネットワークのクエリが見ている場所は見られません。</translation>
    </message>
    <message>
        <source>The axes of {name} point to other sides of a body than those of an image on the screen, so it is unclear how it lies in the image. Save it as TIFF with a page for each frame, or write it with SimpleITK without a direction.</source>
        <translation>{name} の軸は画面上の画像とは異なる体の方向を指しているため、画像の中でどのように置かれるか分かりません。フレームごとに 1 ページの TIFF で保存するか、SimpleITK で方向なしに書き出してください。</translation>
    </message>
    <message>
        <source>The backbone</source>
        <translation>バックボーン</translation>
    </message>
    <message>
        <source>The block has too many pairs of tokens for a rollout. Choose a smaller scale.</source>
        <translation>ブロックのトークンの組が多すぎてロールアウトできません。小さいスケールを選んでください。</translation>
    </message>
    <message>
        <source>The camera is off</source>
        <translation>カメラはオフです</translation>
    </message>
    <message>
        <source>The camera {title} cannot be opened: {reason}. Connect it again, and end other programs that use it.</source>
        <translation>カメラ {title} を開けません: {reason}。接続し直し、それを使っている他のプログラムを終了してください。</translation>
    </message>
    <message>
        <source>The camera {title} gives no more images. Connect it again, and choose it anew.</source>
        <translation>カメラ {title} から画像が来なくなりました。接続し直して、もう一度選んでください。</translation>
    </message>
    <message>
        <source>The checks were written to {path}.</source>
        <translation>検査結果を {path} に書き込みました。</translation>
    </message>
    <message>
        <source>The class that is painted ({ and })</source>
        <translation>塗るクラス ({ と })</translation>
    </message>
    <message>
        <source>The classes have changed: import {source} again.</source>
        <translation>クラスが変わりました。{source} をもう一度読み込んでください。</translation>
    </message>
    <message>
        <source>The click at row {row}, column {column} lies outside the image of {rows} × {columns}.</source>
        <translation>行 {row}、列 {column} のクリックは {rows} × {columns} の画像の外です。</translation>
    </message>
    <message>
        <source>The copied part lies outside of this image. Ctrl+Alt+V puts it under the pointer.</source>
        <translation>コピーした断片はこの画像の外です。Ctrl+Alt+V でポインターの下に貼り付けます。</translation>
    </message>
    <message>
        <source>The corrected mask by itself</source>
        <translation>修正したマスクのみ</translation>
    </message>
    <message>
        <source>The correction could not be saved: {reason} ({path}). It is still in the window; free some space and go on, or export it elsewhere.</source>
        <translation>修正を保存できません: {reason} ({path})。ウィンドウには残っています。空きを作って続けるか、別の場所に書き出してください。</translation>
    </message>
    <message>
        <source>The correction does not belong to {path}, and cannot be used for it.</source>
        <translation>この修正は {path} のものではなく、そのように扱えません。</translation>
    </message>
    <message>
        <source>The correction was carried on to {count:,} more frames.</source>
        <translation>修正がさらに {count:,} フレームに適用されました。</translation>
    </message>
    <message>
        <source>The corrections of many images, one file each or one for all</source>
        <translation>多数の画像の修正を、画像ごとまたは 1 ファイルに</translation>
    </message>
    <message>
        <source>The current image</source>
        <translation>現在の画像</translation>
    </message>
    <message>
        <source>The data of the plan</source>
        <translation>計画のデータ</translation>
    </message>
    <message>
        <source>The deciding query at the point</source>
        <translation>点で決めるクエリ</translation>
    </message>
    <message>
        <source>The decision on {get} was written by another version of segview. It was left as it is: open the images with that version, or move the file away.</source>
        <translation>{get} の判定は別の版の segview が書いたため、そのままにしました。その版で開くか、ファイルを移してください。</translation>
    </message>
    <message>
        <source>The decisions on the images ({path}) cannot be read: {reason}.</source>
        <translation>画像の判定の記録 ({path}) を読めません: {reason}。</translation>
    </message>
    <message>
        <source>The divider is at {place}. Give a share of the width, 0 to 1.</source>
        <translation>仕切りの位置が {place} です。幅に対する割合を 0 から 1 で指定してください。</translation>
    </message>
    <message>
        <source>The encoder must be a vision transformer with patches of 8, 16 or 32, for example {example}, not {name}.</source>
        <translation>エンコーダーはパッチ 8、16、32 のビジョントランスフォーマーです (例: {example})。{name} は使えません。</translation>
    </message>
    <message>
        <source>The encoder weights {path} belong to another encoder: {count} keys are missing and {count2} are unexpected, such as {own}.</source>
        <translation>エンコーダーの重み {path} は別のエンコーダーのものです: キー {count} 個が足りず、{count2} 個が余ります (例: {own})。</translation>
    </message>
    <message>
        <source>The encoder weights {path} cannot be read: {error}.</source>
        <translation>エンコーダーの重み {path} を読めません: {error}。</translation>
    </message>
    <message>
        <source>The encoder weights {path} have other shapes than the encoder: {error}.</source>
        <translation>エンコーダーの重み {path} の形がエンコーダーと違います: {error}。</translation>
    </message>
    <message>
        <source>The encoder {name} cannot be used: {error}. Choose another.</source>
        <translation>エンコーダー {name} は合いません: {error}。別のものを選んでください。</translation>
    </message>
    <message>
        <source>The encoder {name} has an output stride of 8 or 16, not {stride}. Choose one of them, or another encoder.</source>
        <translation>エンコーダー {name} の出力ストライドは 8 か 16 で、{stride} は使えません。どちらかを選ぶか、別のエンコーダーを選んでください。</translation>
    </message>
    <message>
        <source>The end of the file is missing; all of its pixels are there.</source>
        <translation>ファイルの末尾がありませんが、画素はすべてあります。</translation>
    </message>
    <message>
        <source>The epoch that is saved</source>
        <translation>保存されたエポック</translation>
    </message>
    <message>
        <source>The export was stopped. What was written so far stays.</source>
        <translation>書き出しを停止しました。これまでに書いた分は残ります。</translation>
    </message>
    <message>
        <source>The figure is on the clipboard: {columns} × {rows}.</source>
        <translation>図がクリップボードにあります: {columns} × {rows}。</translation>
    </message>
    <message>
        <source>The figure was written to {path}.</source>
        <translation>図を {path} に書き込みました。</translation>
    </message>
    <message>
        <source>The figure would have {width} × {height} pixels. Take fewer dots per inch.</source>
        <translation>図が {width} × {height} 画素になります。解像度 (dpi) を下げてください。</translation>
    </message>
    <message>
        <source>The file does not say what its plot shows.</source>
        <translation>ファイルに何のグラフかが書かれていません。</translation>
    </message>
    <message>
        <source>The file has changed since the decision, {moment}: not counted</source>
        <translation>判定後 ({moment}) にファイルが変わりました: 数えません</translation>
    </message>
    <message>
        <source>The file is too large to find attention in it.</source>
        <translation>ファイルが大きすぎるため、アテンションを検出できません。</translation>
    </message>
    <message>
        <source>The file of the weights: a state dict, .safetensors or .pt</source>
        <translation>重みのファイル: state dict(.safetensorsまたは.pt)</translation>
    </message>
    <message>
        <source>The file of {image} was replaced. The new image is shown.</source>
        <translation>{image} はファイルが差し替えられ、別の画像になりました。表示し直します。</translation>
    </message>
    <message>
        <source>The file says how it was made, but not in a form that this version of segview ({version}) knows.</source>
        <translation>ファイルに作り方が書かれていますが、この版の segview ({version}) では読めません。</translation>
    </message>
    <message>
        <source>The file uses operations of version {about}: its attention cannot be left out. Export it again.</source>
        <translation>ファイルはバージョン{about}の演算を使うため、アテンションを除外できません。再度エクスポートしてください。</translation>
    </message>
    <message>
        <source>The file was ignored.</source>
        <translation>そのファイルは無視しました。</translation>
    </message>
    <message>
        <source>The file was set aside as {aside}.</source>
        <translation>そのファイルは {aside} として残しました。</translation>
    </message>
    <message>
        <source>The files hold {map} planes. Keep them in separate folders.</source>
        <translation>ファイルごとに面の数が違います ({map})。フォルダーを分けてください。</translation>
    </message>
    <message>
        <source>The film with mask and map…</source>
        <translation>マスクとマップ付きの動画…</translation>
    </message>
    <message>
        <source>The first one in the foreground</source>
        <translation>最初のものを前面に表示します</translation>
    </message>
    <message>
        <source>The first page</source>
        <translation>最初のページ</translation>
    </message>
    <message>
        <source>The first singular vector of the layer, whatever the target (Muhammad and Yeasin, 2020)</source>
        <translation>対象によらない、レイヤーの第 1 特異ベクトル (Muhammad and Yeasin, 2020)</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be listed: {reason}. Check its permissions.</source>
        <translation>フォルダー {folder} の一覧を取得できません: {reason}。読み取り権限を確認してください。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}. Choose another.</source>
        <translation>フォルダー {folder} を作れません: {reason}。別のものを選んでください。</translation>
    </message>
    <message>
        <source>The frame between {one} and {other} has an interpolated mask now.</source>
        <translation>{one} と {other} の間のフレームに補間したマスクが付きました。</translation>
    </message>
    <message>
        <source>The head</source>
        <translation>ヘッド</translation>
    </message>
    <message>
        <source>The image in the list is corrected. In the background, the variant is trained on its current mask:</source>
        <translation>一覧の画像は修正されています。モデルはバックグラウンドで、今の状態のマスクから学びます:</translation>
    </message>
    <message>
        <source>The image is altered: 1 edit</source>
        <translation>画像を変更中: 変更 1 件</translation>
    </message>
    <message>
        <source>The image is altered: {count:,} edits</source>
        <translation>画像を変更中: 変更 {count:,} 件</translation>
    </message>
    <message>
        <source>The images listed now</source>
        <translation>今一覧にあるもの</translation>
    </message>
    <message>
        <source>The images of {path} are not at {place}. Move the file back to its place beside the images, or move the images.</source>
        <translation>{path} の画像が {place} にありません。ファイルを元の場所に戻すか、画像を移してください。</translation>
    </message>
    <message>
        <source>The images one after the other, with what is found on them (F4)</source>
        <translation>画像を順に、予測とともに (F4)</translation>
    </message>
    <message>
        <source>The jobs could not be sent to Slurm: {reason}. Run this where sbatch is, or give --slurm local.</source>
        <translation>ジョブを Slurm に送れませんでした: {reason}。sbatch のある所で実行するか、--slurm local と指定してください。</translation>
    </message>
    <message>
        <source>The journal of this correction has a record that this version of segview does not understand. It was left as it is: open it with the version that wrote it, or move it away to begin anew.</source>
        <translation>この修正の記録に、この版の segview が理解できない項目があるため、そのままにしました。書いた版で開くか、新しく始めるには移してください。</translation>
    </message>
    <message>
        <source>The journal {journal} cannot be read: {reason}.</source>
        <translation>記録 {journal} を読めません: {reason}。</translation>
    </message>
    <message>
        <source>The journal {path} cannot be read: {reason}.</source>
        <translation>記録 {path} を読めません: {reason}。</translation>
    </message>
    <message>
        <source>The journal {path} cannot be written: {reason}.</source>
        <translation>記録 {path} に書き込めません: {reason}。</translation>
    </message>
    <message>
        <source>The key of label {number} is a digit from 1 to 9, or nothing.</source>
        <translation>ラベル {number} のキーは 1~9 の数字か、空にします。</translation>
    </message>
    <message>
        <source>The key {key} is given to two labels.</source>
        <translation>キー {key} が 2 つのラベルに割り当てられています。</translation>
    </message>
    <message>
        <source>The label &apos;{name}&apos; is there twice.</source>
        <translation>ラベル &apos;{name}&apos; が 2 度あります。</translation>
    </message>
    <message>
        <source>The label {label} is not in UTF-8. Save the file as UTF-8.</source>
        <translation>ラベル {label} の文字が UTF-8 ではありません。ファイルを UTF-8 で保存してください。</translation>
    </message>
    <message>
        <source>The labels of {file} cannot be used. {reason}</source>
        <translation>{file} のラベルを使えません。{reason}</translation>
    </message>
    <message>
        <source>The labels were written to {path}.</source>
        <translation>ラベルを {path} に書き込みました。</translation>
    </message>
    <message>
        <source>The largest standard deviation of Gaussian noise, of values in 0 to 1</source>
        <translation>ガウス雑音の最大標準偏差 (0~1 の値で)</translation>
    </message>
    <message>
        <source>The last activation {activation} does not fit {outputs} output maps: one map is read through a sigmoid, several through a softmax. Networks with overlapping classes are not supported.</source>
        <translation>最後の活性化 {activation} は出力マップ {outputs} 枚に合いません: 1 枚は sigmoid、複数は softmax で読みます。重なるクラスのネットワークには対応していません。</translation>
    </message>
    <message>
        <source>The line has {pixels:.1f} pixels. Its length in millimetres:</source>
        <translation>線は {pixels:.1f} 画素です。実際の長さ (mm):</translation>
    </message>
    <message>
        <source>The linked cursor and the values</source>
        <translation>連動カーソルと値</translation>
    </message>
    <message>
        <source>The list of all keys</source>
        <translation>すべてのキーの一覧</translation>
    </message>
    <message>
        <source>The list of images seen ({path}) cannot be read: {reason}.</source>
        <translation>見た画像の記録 ({path}) を読めません: {reason}。</translation>
    </message>
    <message>
        <source>The list {path} cannot be read: {reason}.</source>
        <translation>リスト {path} を読み込めません: {reason}。</translation>
    </message>
    <message>
        <source>The list {path} names no image. Write one in each line.</source>
        <translation>一覧 {path} に画像がありません。1 行に 1 つ書いてください。</translation>
    </message>
    <message>
        <source>The list {path} names {name}, but there is no such image at {parent}, nor one of that name in a folder of images near the list. Write its path, relative to the list.</source>
        <translation>一覧 {path} の {name} が {parent} にも、一覧の近くの画像フォルダーにもありません。一覧からの相対パスを書いてください。</translation>
    </message>
    <message>
        <source>The loss became NaN. Lower the learning rate, or train with precision fp32.</source>
        <translation>損失が NaN になりました。学習率を下げるか、精度 fp32 で学習してください。</translation>
    </message>
    <message>
        <source>The loss does not fall yet.</source>
        <translation>損失はまだ下がっていません。</translation>
    </message>
    <message>
        <source>The loss falls fastest at {rate}. A click on a point chooses another one.</source>
        <translation>損失は {rate} で最も速く下がります。点をクリックすると別の値を選べます。</translation>
    </message>
    <message>
        <source>The loss on a logarithmic axis</source>
        <translation>損失を対数軸で表示</translation>
    </message>
    <message>
        <source>The lowest quality of the JPEG files that images go through; 0 for none</source>
        <translation>画像が通る JPEG の最低品質。使わないなら 0</translation>
    </message>
    <message>
        <source>The mask follows; right click on what does not belong to it</source>
        <translation>マスクがクリックに従います。含めない所は右クリックします</translation>
    </message>
    <message>
        <source>The mask is not to be used</source>
        <translation>このマスクは使いません</translation>
    </message>
    <message>
        <source>The mask is right, as it is or as you corrected it</source>
        <translation>マスクはそのまま、または修正したとおりで正しい</translation>
    </message>
    <message>
        <source>The mask is where the probability exceeds it</source>
        <translation>確率がこの値を超える所がマスクです</translation>
    </message>
    <message>
        <source>The mask of each frame…</source>
        <translation>フレームごとのマスク…</translation>
    </message>
    <message>
        <source>The mask {path} has areas of several brightnesses ({found}), so its target is unclear: they may be classes, objects by number, or degrees. Save it as black and white, or name the classes and their colours (data.classes and data.colours of a plan).</source>
        <translation>マスク {path} には明るさの異なる領域（{found}）があり、どれが対象か分かりません。クラス、番号の付いた物体、または度合いかもしれません。白黒で保存するか、クラスとその色を指定してください（計画の data.classes と data.colours）。</translation>
    </message>
    <message>
        <source>The mask {path} has several colours, and its folder these on black: {found}. If all of them are one target, run: {command} and give {list} instead of the folder. If they are classes, write under [data] of the plan: classes = {classes} and colours = {colours}.</source>
        <translation>マスク {path} には複数の色があり、このフォルダーには黒の上に次の色があります: {found}。すべてが 1 つの対象なら、次を実行し: {command} フォルダーの代わりに {list} を指定してください。クラスなら、計画の [data] の下に書いてください: classes = {classes}、colours = {colours}。</translation>
    </message>
    <message>
        <source>The mask {path} has {pages} pages, and it is unclear which to use. Save one of them alone, all as one mask, or one page for each frame of its image.</source>
        <translation>マスク {path} には {pages} ページあり、どれを指すのか判断できません。1 ページだけを保存するか、すべてを 1 枚のマスクとして保存するか、画像のフレームごとに 1 ページずつ保存してください。</translation>
    </message>
    <message>
        <source>The mask {path} has {slices} slices, and it is unclear which to use. Save one of them alone, or one slice for each frame of its image.</source>
        <translation>マスク {path} にはスライスが {slices} 枚あり、どれを使うか分かりません。1 枚だけを保存するか、画像のフレームごとに 1 枚のスライスを保存してください。</translation>
    </message>
    <message>
        <source>The mask {path} holds colours or numbers beyond 255, where each pixel should hold the index of its class. Save it as greys or with a palette, or name the colour of each class.</source>
        <translation>マスク {path} に色か 255 を超える数があります。各画素はクラスの番号であるべきです。グレーかパレットで保存するか、各クラスの色を書いてください。</translation>
    </message>
    <message>
        <source>The mask {path} holds numbers up to {max}: it has several classes, and can be used only for variants with these classes, or it is too dark. A mask of one target has 0 and 1, or black and white.</source>
        <translation>マスク {path} には {max} までの数があります。クラスを区別するマスクでそのクラスのモデルだけに使えるか、暗すぎます。単一の対象のマスクは 0 と 1、または白黒です。</translation>
    </message>
    <message>
        <source>The mask {path} holds the colour #{worst:06x} in {count:,} pixels, which is that of no class; the nearest is {named}. Name the colours of all classes, or save the mask as indices; only in JPEG files, colours may be off a little.</source>
        <translation>マスク {path} に、どのクラスにもない色 #{worst:06x} が {count:,} 画素あります。最も近いのは {named} です。全クラスの色を書くか、マスクを番号で保存してください。色が少しずれてよいのは JPEG だけです。</translation>
    </message>
    <message>
        <source>The mask {path} holds the number {strange}, but there are {classes} classes, 0 to {classes2}. Name all classes, or set ignored to the number to leave out.</source>
        <translation>マスク {path} に {strange} がありますが、クラスは {classes} 個 (0~{classes2}) です。全クラスの名前を書くか、対象外の番号を ignored に指定してください。</translation>
    </message>
    <message>
        <source>The mask {path} is animated, and it is unclear which of its pictures to use. Save one of them alone.</source>
        <translation>マスク {path} はアニメーションで、どの 1 枚を使うか分かりません。1 枚だけを保存してください。</translation>
    </message>
    <message>
        <source>The mask {path} is stored with loss, as in JPEG, which changes class indices. Save it as PNG, or name the colour of each class.</source>
        <translation>マスク {path} は JPEG のような非可逆圧縮で、クラスの番号が別のクラスの番号に変わります。PNG で保存するか、各クラスの色を指定してください。</translation>
    </message>
    <message>
        <source>The mask&apos;s share of the image</source>
        <translation>画像に占めるマスクの割合</translation>
    </message>
    <message>
        <source>The masks of the {count} {part} pairs hold only {ignored}, which data.ignored leaves out. Check the masks and data.ignored.</source>
        <translation>{part} の {count} 組に数える画素がありません: マスクには data.ignored が除く {ignored} しかありません。マスクと data.ignored を確認してください。</translation>
    </message>
    <message>
        <source>The measure and its unit</source>
        <translation>測定の対象と単位</translation>
    </message>
    <message>
        <source>The measure that decides which epoch is kept</source>
        <translation>どのエポックを残すかを決める値</translation>
    </message>
    <message>
        <source>The module gives {kind}, where a tensor of logits is needed. Wrap it.</source>
        <translation>モジュールは {kind} を出しますが、ロジットのテンソルが必要です。ラップしてください。</translation>
    </message>
    <message>
        <source>The module gives {shape} for an input of {shape2}; segview needs logits, batch × {channels} × rows × columns. Give the number of its output maps, or wrap it.</source>
        <translation>モジュールは入力 {shape2} に {shape} を出します。segview にはロジット (バッチ × {channels} × 行 × 列) が必要です。出力マップの数を指定するか、ラップしてください。</translation>
    </message>
    <message>
        <source>The most probable class at the cursor</source>
        <translation>カーソル位置で最も確率の高いクラス</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>The network does not use queries for its classes.</source>
        <translation>このネットワークはクエリでクラスを区別しません。</translation>
    </message>
    <message>
        <source>The network does not weigh its scales: leave {name} out of the requested scales.</source>
        <translation>このネットワークはスケールを重み付けしません: 要求するスケールから {name} を除いてください。</translation>
    </message>
    <message>
        <source>The network gives {count} outputs, but no output {output}.</source>
        <translation>ネットワークの出力は {count} 個で、{output} はありません。</translation>
    </message>
    <message>
        <source>The network has blocks 1 to {count}, but no block {block}.</source>
        <translation>このネットワークのブロックは 1~{count} で、{block} はありません。</translation>
    </message>
    <message>
        <source>The network has no layer &apos;{place}&apos;.{hint}</source>
        <translation>ネットワークにレイヤー &apos;{place}&apos; はありません。{hint}</translation>
    </message>
    <message>
        <source>The network has no self-attention: it is no transformer.</source>
        <translation>このネットワークに自己アテンションはありません: トランスフォーマーではありません。</translation>
    </message>
    <message>
        <source>The network has no {what} that could be switched off.</source>
        <translation>このネットワークに切れる {what} はありません。</translation>
    </message>
    <message>
        <source>The network has queries 1 to {count}, but no query {number}.</source>
        <translation>このネットワークのクエリは1～{count}で、{number}はありません。</translation>
    </message>
    <message>
        <source>The network in {file} gives {sides}; needed are logits, batch × classes × rows × columns.</source>
        <translation>{file} のネットワークは {sides} を出します。ロジット (バッチ × クラス × 行 × 列) が必要です。</translation>
    </message>
    <message>
        <source>The network in {file} raises {named} Give the size that it takes with --input-size, and --mean and --std with one number a channel.</source>
        <translation>{file}のネットワークがエラーを出します: {named} 受け付けるサイズを--input-sizeで、チャネルごとに1つの数を--meanと--stdで指定してください。</translation>
    </message>
    <message>
        <source>The network of the spec cannot run at {size} × {size2}: {error}. Change its options or the input size.</source>
        <translation>仕様のネットワークは {size} × {size2} で動きません: {error}。オプションか入力サイズを変えてください。</translation>
    </message>
    <message>
        <source>The network of the spec gives {given} for an input of {size}. Change its options.</source>
        <translation>仕様のネットワークは入力 {size} に {given} を出します。オプションを変えてください。</translation>
    </message>
    <message>
        <source>The network of {weights} cannot be built: {error}.</source>
        <translation>{weights}のネットワークを構築できません: {error}。</translation>
    </message>
    <message>
        <source>The network pools the image to one pixel and normalises over the batch: of one image, a single number for each channel has no spread. Take a batch of 2 or more, or a larger input size.</source>
        <translation>このネットワークは画像を 1 画素に集約し、バッチで正規化します: 1 枚ではチャンネルごとに 1 つの数しかなく、ばらつきがありません。バッチを 2 以上にするか、入力サイズを大きくしてください。</translation>
    </message>
    <message>
        <source>The network takes {channels} channels, and images have 3. Choose another variant.</source>
        <translation>このネットワークは {channels} チャンネルを取りますが、画像は 3 チャンネルです。別のモデルを選んでください。</translation>
    </message>
    <message>
        <source>The next page</source>
        <translation>次のページ</translation>
    </message>
    <message>
        <source>The next step (Enter)</source>
        <translation>次のステップ (Enter)</translation>
    </message>
    <message>
        <source>The norm {kind} of mmsegmentation is not known here.</source>
        <translation>mmsegmentation の正規化 {kind} には対応していません。</translation>
    </message>
    <message>
        <source>The option {option} of {architecture} cannot be {value:.80}. {choice}</source>
        <translation>{architecture} のオプション {option} は {value:.80} にできません。{choice}</translation>
    </message>
    <message>
        <source>The option {option} of {attention} cannot be {value:.80}: {problem}.</source>
        <translation>{attention} のオプション {option} は {value:.80} にできません: {problem}。</translation>
    </message>
    <message>
        <source>The order: by name, by review priority, or by a computed score</source>
        <translation>並べ順: 名前、レビュー優先度、または計算したスコア</translation>
    </message>
    <message>
        <source>The output to use: its name, or its number from 1</source>
        <translation>使う出力: 名前、または1からの番号</translation>
    </message>
    <message>
        <source>The pages of help are missing from {folder}. Install segview again.</source>
        <translation>{folder} にヘルプのページがありません。segview を再インストールしてください。</translation>
    </message>
    <message>
        <source>The panes that comparing needs</source>
        <translation>比較に必要なペインを開きます</translation>
    </message>
    <message>
        <source>The panes that correcting needs</source>
        <translation>修正に必要なペインを開きます</translation>
    </message>
    <message>
        <source>The panes that training needs</source>
        <translation>学習に必要なペインを開きます</translation>
    </message>
    <message>
        <source>The part that was copied</source>
        <translation>コピーした断片を貼り付けます</translation>
    </message>
    <message>
        <source>The plan asks for {used} pairs to train on and {held} to validate on, but {train} has {count}. Lower train_pairs or validation_pairs.</source>
        <translation>計画は学習に {used} 組、検証に {held} 組を求めますが、{train} には {count} 組しかありません。train_pairs か validation_pairs を減らしてください。</translation>
    </message>
    <message>
        <source>The plan {path} cannot be read: {reason}.</source>
        <translation>計画 {path} を読めません: {reason}。</translation>
    </message>
    <message>
        <source>The plan {path} is no TOML file: {error}.</source>
        <translation>計画 {path} は TOML ファイルではありません: {error}。</translation>
    </message>
    <message>
        <source>The planes of {path} do not sum to 1: classes that overlap are not shown. Save one each.</source>
        <translation>{path} の面の合計が 1 になりません: 重なるクラスは表示しません。1 つずつ保存してください。</translation>
    </message>
    <message>
        <source>The pointer is not on an image.</source>
        <translation>ポインターが画像の上にありません。</translation>
    </message>
    <message>
        <source>The previous page</source>
        <translation>前のページ</translation>
    </message>
    <message>
        <source>The probabilities of {count} variants were written to {folder}.</source>
        <translation>{count} モデルの確率を {folder} に書き込みました。</translation>
    </message>
    <message>
        <source>The processes see different runs in {folder}: it must be on a disk that all share.</source>
        <translation>プロセスが {folder} で別々の学習実行を見ています: 全員が共有するディスクに置いてください。</translation>
    </message>
    <message>
        <source>The project is {path}.</source>
        <translation>プロジェクトは {path} にあります。</translation>
    </message>
    <message>
        <source>The project {path} cannot be read: {reason}.</source>
        <translation>プロジェクト {path} を読めません: {reason}。</translation>
    </message>
    <message>
        <source>The query point, while a map depends on one</source>
        <translation>マップが必要とするときのクエリ点</translation>
    </message>
    <message>
        <source>The query&apos;s mask, or its last attention to the image</source>
        <translation>クエリのマスク、または画像への最後のアテンション</translation>
    </message>
    <message>
        <source>The record of {path} could not be saved: {reason} ({path2}). Free some space and do it again.</source>
        <translation>{path} の記録を保存できません: {reason} ({path2})。空きを作り、やり直してください。</translation>
    </message>
    <message>
        <source>The report on {count:,} images is made in the background.</source>
        <translation>{count:,} 枚についてのレポートをバックグラウンドで作成します。</translation>
    </message>
    <message>
        <source>The report on {count:,} images was written to {path}.</source>
        <translation>{count:,} 枚についてのレポートを {path} に書き込みました。</translation>
    </message>
    <message>
        <source>The report was written to {file}. Nothing was sent.</source>
        <translation>報告を {file} に書き込みました。何も送信されていません。</translation>
    </message>
    <message>
        <source>The report was written to {path}. {count:,} of {every:,} images could not be scored; it says why.</source>
        <translation>レポートを {path} に保存しました。画像 {every:,} 枚のうち {count:,} 枚はスコアを計算できず、理由はレポートにあります。</translation>
    </message>
    <message>
        <source>The run cannot go on from {path}: {error}. Remove the file to train from the start.</source>
        <translation>{path} から学習を続けられません: {error}。最初から学習するには、このファイルを削除してください。</translation>
    </message>
    <message>
        <source>The run could not be started in {folder}: {reason}.</source>
        <translation>{folder} で学習を始められません: {reason}。</translation>
    </message>
    <message>
        <source>The run is trained without {count} of the corrections. {reason}</source>
        <translation>学習から修正 {count} 個が除かれます。{reason}</translation>
    </message>
    <message>
        <source>The run that is shown</source>
        <translation>表示中の学習実行</translation>
    </message>
    <message>
        <source>The run {folder} cannot be changed: {reason}.</source>
        <translation>学習実行 {folder} を変更できません: {reason}。</translation>
    </message>
    <message>
        <source>The run {name} is being trained. Stop it first.</source>
        <translation>学習実行 {name} は学習中です。先に停止してください。</translation>
    </message>
    <message>
        <source>The run {name} is in {place} now. Move it back to have it again.</source>
        <translation>学習実行 {name} は {place} に移りました。戻すには元の場所へ移してください。</translation>
    </message>
    <message>
        <source>The run&apos;s folder is {runs}.</source>
        <translation>学習実行のフォルダーは {runs} です。</translation>
    </message>
    <message>
        <source>The same by structural similarity</source>
        <translation>構造的類似度による同じ値</translation>
    </message>
    <message>
        <source>The same, divided by the share of the area that the ground truth covers: {chance}</source>
        <translation>その割合を、正解が占める面積の割合で割った値: {chance}</translation>
    </message>
    <message>
        <source>The same, divided by the share of the area that the mask covers: {chance}</source>
        <translation>その割合を、マスクが占める面積の割合で割った値: {chance}</translation>
    </message>
    <message>
        <source>The saved settings are damaged and were ignored.</source>
        <translation>保存された設定が破損しているため、無視しました。</translation>
    </message>
    <message>
        <source>The saved settings are damaged and were set aside as {aside}.</source>
        <translation>保存された設定が破損しているため、{aside} として残しました。</translation>
    </message>
    <message>
        <source>The saved settings {path} could not be read: {reason}.</source>
        <translation>保存された設定 {path} を読めません: {reason}。</translation>
    </message>
    <message>
        <source>The score of table, plots and statistics</source>
        <translation>表・グラフ・統計に使うスコア</translation>
    </message>
    <message>
        <source>The scores were written to {path}.</source>
        <translation>スコアを {path} に書き込みました。</translation>
    </message>
    <message>
        <source>The share of the second variant must be 0 to 1, not {share:g}.</source>
        <translation>2 つ目のモデルの割合は 0~1 で、{share:g} は使えません。</translation>
    </message>
    <message>
        <source>The size of pixels as the file tells it, or pixels</source>
        <translation>ファイルに書かれた画素の大きさ、なければ画素単位</translation>
    </message>
    <message>
        <source>The step before (Backspace)</source>
        <translation>前のステップ (Backspace)</translation>
    </message>
    <message>
        <source>The sweep {path} cannot be read: {reason}.</source>
        <translation>スイープ {path} を読めません: {reason}。</translation>
    </message>
    <message>
        <source>The sweep {path} is no TOML file: {error}.</source>
        <translation>スイープ {path} は TOML ファイルではありません: {error}。</translation>
    </message>
    <message>
        <source>The sweep {path} is not valid. {explain}</source>
        <translation>スイープ {path} が正しくありません。{explain}</translation>
    </message>
    <message>
        <source>The table has no scores. Give one with a column of numbers.</source>
        <translation>表にスコアがありません。数値の列がある表を指定してください。</translation>
    </message>
    <message>
        <source>The table {file} cannot be read: {reason}.</source>
        <translation>表 {file} を読み込めません: {reason}。</translation>
    </message>
    <message>
        <source>The table {file} is empty or damaged. Give a heading and a line for each image.</source>
        <translation>表 {file} は空か破損しています。見出しと、画像ごとに 1 行が必要です。</translation>
    </message>
    <message>
        <source>The threshold must be between 0 and 1, not {threshold:g}. Give, for example, 0.5.</source>
        <translation>しきい値は 0 と 1 の間で、{threshold:g} は使えません。例: 0.5</translation>
    </message>
    <message>
        <source>The ticked variants</source>
        <translation>チェックしたモデルの値</translation>
    </message>
    <message>
        <source>The ticked variants have a single target. For variants with more classes, the classes are listed here.</source>
        <translation>チェックしたモデルは対象と背景だけを区別します。さらに多くのクラスを区別するモデルがあれば、ここにクラスが並びます。</translation>
    </message>
    <message>
        <source>The ticked variants on all images with ground truth</source>
        <translation>チェックしたモデルを、正解のあるすべての画像で評価します</translation>
    </message>
    <message>
        <source>The ticked variants over all images (F2)</source>
        <translation>全画像でのチェックしたモデル (F2)</translation>
    </message>
    <message>
        <source>The token whose attention is shown</source>
        <translation>アテンションを表示するトークン</translation>
    </message>
    <message>
        <source>The tool is active: the first gesture begins a mask. Esc leaves the tool.</source>
        <translation>ツールが選ばれています: 最初の操作でマスクが始まります。Esc でツールを解除します。</translation>
    </message>
    <message>
        <source>The trial ended without a result: {words}</source>
        <translation>試しの実行が結果なしで終わりました: {words}</translation>
    </message>
    <message>
        <source>The variant may be damaged: choose another.</source>
        <translation>モデルが破損している可能性があります: 別のものを選んでください。</translation>
    </message>
    <message>
        <source>The variant {folder} has another network than the plan. Set taught to a variant with the same network.</source>
        <translation>モデル {folder} は計画と別のネットワークです。taught に同じネットワークのモデルを指定してください。</translation>
    </message>
    <message>
        <source>The variant {folder} no longer exists.</source>
        <translation>モデル {folder} はもうありません。</translation>
    </message>
    <message>
        <source>The variant {name} cannot be used: {why}. Name a variant, or the folder of one.</source>
        <translation>モデル {name} を使えません: {why}。モデルの名前かフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>The variant {place} is left out: {why}.</source>
        <translation>モデル {place} を除きます: {why}。</translation>
    </message>
    <message>
        <source>The variant&apos;s threshold is the one with the best Dice over the pixels of the validation images, instead of 0.5; for a target alone</source>
        <translation>モデルのしきい値を、0.5 の代わりに検証画像の全画素での Dice が最良の値にします。単一の対象のみ</translation>
    </message>
    <message>
        <source>The wall</source>
        <translation>ボード</translation>
    </message>
    <message>
        <source>The wall alone on the whole screen; Esc leaves</source>
        <translation>ボードだけを全画面に表示します。Esc で終了します</translation>
    </message>
    <message>
        <source>The wall was written to {path}.</source>
        <translation>ボードを {path} に書き込みました。</translation>
    </message>
    <message>
        <source>The wall with the divider</source>
        <translation>仕切りのあるボード</translation>
    </message>
    <message>
        <source>The weights lie in other files that cannot be read: no attention is found.</source>
        <translation>重みが読み取れない別のファイルにあるため、アテンションを検出できません。</translation>
    </message>
    <message>
        <source>The window will be in {language} from its next start.</source>
        <translation>次回の起動から、表示言語は {language} になります。</translation>
    </message>
    <message>
        <source>The {kind} has more than {most_pieces:,} pieces. Save it again with another program.</source>
        <translation>{kind} の断片が {most_pieces:,} 個を超えています。別のプログラムで保存し直してください。</translation>
    </message>
    <message>
        <source>The {kind} is damaged or of a rare kind ({kind2}).</source>
        <translation>{kind} が破損しているか、まれな種類です ({kind2})。</translation>
    </message>
    <message>
        <source>The {option} of SANet is a number from 0 to 10, not {given:.80}; the paper has {default}.</source>
        <translation>SANet の {option} は 0~10 の数で、{given:.80} は使えません。論文では {default} です。</translation>
    </message>
    <message>
        <source>The {what} must be 0 to 1, not {value:g}.</source>
        <translation>{what} は 0~1 で、{value:g} は使えません。</translation>
    </message>
    <message>
        <source>The {what} {mask} has {own} × {own2} pixels, its image {image} {size} × {size2}: they do not cover the same part. Crop or rotate the {what} to fit, or remove it.</source>
        <translation>{what} {mask} は {own} × {own2} 画素、画像 {image} は {size} × {size2} 画素で、範囲が違います。{what} を切るか回すかして合わせるか、取り除いてください。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>There are {count} checkpoints (.pth) beside {config}. Choose one with --weights.</source>
        <translation>{config} の隣にチェックポイント (.pth) が {count} 個あります。--weights で指定してください。</translation>
    </message>
    <message>
        <source>There is a run {name} already. Choose another name.</source>
        <translation>学習実行 {name} は既にあります。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>There is already {article} &apos;{name}&apos;. Choose another name.</source>
        <translation>&apos;{name}&apos; はすでにあります ({article})。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>There is no GPU for each process: lower --nproc-per-node to {there}, or give --device cpu.</source>
        <translation>プロセスごとの GPU がありません: --nproc-per-node を {there} に減らすか、--device cpu を指定してください。</translation>
    </message>
    <message>
        <source>There is no Ray cluster at {address}, or its token is not known here. Start one with &apos;ray start --head&apos;, and give its address, or &apos;auto&apos; on one of its machines.</source>
        <translation>{address} に Ray クラスターがないか、トークンが不明です。&apos;ray start --head&apos; で起動し、そのアドレスか、そのマシン上なら &apos;auto&apos; を指定してください。</translation>
    </message>
    <message>
        <source>There is no class {index}: the variant has the classes 0 to {count}.</source>
        <translation>クラス {index} はありません。モデルのクラスは 0~{count} です。</translation>
    </message>
    <message>
        <source>There is no command “{typed}”.</source>
        <translation>「{typed}」というコマンドはありません。</translation>
    </message>
    <message>
        <source>There is no command “{typed}”. Did you mean:</source>
        <translation>「{typed}」というコマンドはありません。もしかして:</translation>
    </message>
    <message>
        <source>There is no correction of {image} to go on with. Begin one.</source>
        <translation>続けられる {image} の修正がありません。新しく始めてください。</translation>
    </message>
    <message>
        <source>There is no device &apos;{device}&apos; on this machine. Choose one of: {known}.</source>
        <translation>このコンピューターに &apos;{device}&apos; というデバイスはありません。次から選んでください: {known}。</translation>
    </message>
    <message>
        <source>There is no frame between this one and {image}, which is corrected.</source>
        <translation>このフレームと修正済みの {image} の間にフレームがありません。</translation>
    </message>
    <message>
        <source>There is no image to check maps on. Name an image, or a folder of images.</source>
        <translation>マップを検査する画像がありません。画像か画像のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>There is no mask to accept yet: wait for a prediction, or draw one (Shift+C).</source>
        <translation>承認するマスクがまだありません。モデルの予測を待つか、自分で描いてください (Shift+C)。</translation>
    </message>
    <message>
        <source>There is no mask to explain. Lower the threshold, or explain a point.</source>
        <translation>説明するマスクがありません。しきい値を下げるか、点を説明してください。</translation>
    </message>
    <message>
        <source>There is no mask to export. Correct some images first.</source>
        <translation>書き出すマスクがありません。先に画像を修正してください。</translation>
    </message>
    <message>
        <source>There is no other run</source>
        <translation>ほかの学習実行はありません</translation>
    </message>
    <message>
        <source>There is no part of the mask at the point. Choose a point inside the mask.</source>
        <translation>その点にマスクの断片がありません。マスクの中の点を選んでください。</translation>
    </message>
    <message>
        <source>There is no part {number} of {count}. Give for example 1/8, 2/8 up to 8/8.</source>
        <translation>{count} 分割の {number} 番目はありません。例: 1/8、2/8、…、8/8</translation>
    </message>
    <message>
        <source>There is not enough memory for maps of {rows} × {columns} pixels. Crop the image.</source>
        <translation>{rows} × {columns} 画素のマップのメモリーが足りません。画像を切り出してください。</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, or choose a smaller image or scale.</source>
        <translation>メモリーが足りません。ほかのプログラムを閉じるか、小さい画像やスケールを選んでください。</translation>
    </message>
    <message>
        <source>There is not enough memory to train. Lower batch or input_size in the plan.</source>
        <translation>学習のメモリーが足りません。計画で batch か input_size を減らしてください。</translation>
    </message>
    <message>
        <source>There is nothing of this class to copy.</source>
        <translation>このクラスにコピーするものがありません。</translation>
    </message>
    <message>
        <source>These predictions were made elsewhere: there is no network to examine. Choose another row.</source>
        <translation>この予測は別の場所で作られており、調べるネットワークがありません。別の行を選んでください。</translation>
    </message>
    <message>
        <source>This TIFF says that its zeros are white, and was read so; some programs mean the opposite.</source>
        <translation>この TIFF は 0 を白としているため、そのように読みました。逆の意味で使うプログラムもあります。</translation>
    </message>
    <message>
        <source>This image has no annotation; a prediction would be used.</source>
        <translation>この画像に注釈を付けた人はいません。予測が使われます。</translation>
    </message>
    <message>
        <source>This image has {pixels:,} pixels of &apos;{name}&apos;, which is not among the labels. Add the label, or give these pixels another one first.</source>
        <translation>この画像に、ラベルにない &apos;{name}&apos; の画素が {pixels:,} 個あります。ラベルを加えるか、先にこれらの画素に別のラベルを付けてください。</translation>
    </message>
    <message>
        <source>This image is corrected in the classes {classes}, which {variant} does not have. Discard that first.</source>
        <translation>この画像はクラス {classes} で修正中ですが、{variant} にはありません。先にその修正を破棄してください。</translation>
    </message>
    <message>
        <source>This is a method, not a network: it has no layers</source>
        <translation>これはネットワークではなく手法なので、レイヤーがありません</translation>
    </message>
    <message>
        <source>This makes a file that you can pass on. Nothing is sent. Look through it: it should name no image, no folder and no person.</source>
        <translation>渡せるファイルを作ります。何も送信されません。中身を確認してください: 画像・フォルダー・人の名前が入っていないはずです。</translation>
    </message>
    <message>
        <source>This mask is being corrected elsewhere ({holder}): here it is read-only.</source>
        <translation>このマスクは別の場所で修正中です ({holder})。ここでは読み取り専用です。</translation>
    </message>
    <message>
        <source>This mask is being corrected elsewhere: here it is read-only.</source>
        <translation>このマスクは別の場所で修正中です。ここでは読み取り専用です。</translation>
    </message>
    <message>
        <source>This mask is being corrected elsewhere: {holder} has it.</source>
        <translation>このマスクは別の場所で修正中です: {holder}</translation>
    </message>
    <message>
        <source>This mask is being corrected elsewhere: {source} was not imported.</source>
        <translation>このマスクは別の場所で修正中です。{source} は読み込みませんでした。</translation>
    </message>
    <message>
        <source>This network sees {rows} × {columns} pixels at once and larger images in windows: a map from inside it would show only one window. Run it at the scale 1, with that as its input size.</source>
        <translation>このネットワークは一度に {rows} × {columns} ピクセルを見て、より大きい画像は窓に分けて見ます。内部で起きることは一つの窓だけのものです。スケール 1 で、その大きさを入力サイズにして実行してください。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>Threshold and band used for the values</source>
        <translation>数値のしきい値と区間</translation>
    </message>
    <message>
        <source>Tick a layer to see its output</source>
        <translation>レイヤーをチェックすると、その出力を見られます</translation>
    </message>
    <message>
        <source>Tick a variant: its predictions show what to review.</source>
        <translation>モデルをチェックしてください。人の確認が必要なものが分かります。</translation>
    </message>
    <message>
        <source>Tick a variant: its predictions show where it is uncertain.</source>
        <translation>モデルをチェックしてください。どこが不確実かが分かります。</translation>
    </message>
    <message>
        <source>Tick all variants</source>
        <translation>すべてのモデルをチェック</translation>
    </message>
    <message>
        <source>Tick networks here, or press 1 to 9: each is a row of its own. F2 scores the ticked ones on all images and says which differences are more than chance.</source>
        <translation>ここでネットワークをチェックするか、1~9 を押します: それぞれが 1 行になります。F2 はチェックしたものを全画像で評価し、どの差が偶然以上かを示します。</translation>
    </message>
    <message>
        <source>Tick or untick</source>
        <translation>チェックを付ける・外す</translation>
    </message>
    <message>
        <source>Tick or untick a variant</source>
        <translation>モデルのチェックを付ける・外す</translation>
    </message>
    <message>
        <source>Tick or untick the variant</source>
        <translation>モデルのチェックを付ける・外す</translation>
    </message>
    <message>
        <source>Tick the maps to show beside the image; drag, or Ctrl+Up and Ctrl+Down, to reorder</source>
        <translation>画像の隣に出すものをチェックします。ドラッグか Ctrl+Up・Ctrl+Down で並べ替えます</translation>
    </message>
    <message>
        <source>Tick the variants to compare first.</source>
        <translation>まず比較するモデルをチェックしてください。</translation>
    </message>
    <message>
        <source>Tick the variants whose maps are to be checked first.</source>
        <translation>まずマップを検査するモデルをチェックしてください。</translation>
    </message>
    <message>
        <source>Tick two variants or more to compare them.</source>
        <translation>比較するにはモデルを 2 つ以上チェックしてください。</translation>
    </message>
    <message>
        <source>Ticked layers are shown for all variants</source>
        <translation>チェックしたレイヤーはすべてのモデルについて表示されます</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Tissue only</source>
        <translation>組織のみ</translation>
    </message>
    <message>
        <source>Tissue only, artefacts not known yet</source>
        <translation>組織のみ、アーチファクトは未判明</translation>
    </message>
    <message>
        <source>Tissue only, without {left_out:.1f} % artefacts</source>
        <translation>組織のみ、アーチファクト {left_out:.1f} % を除く</translation>
    </message>
    <message>
        <source>To the clipboard</source>
        <translation>クリップボードにコピーします</translation>
    </message>
    <message>
        <source>To the image border and to the borders of other classes</source>
        <translation>画像の境界とほかのクラスに合わせます</translation>
    </message>
    <message>
        <source>To the wall</source>
        <translation>ボードへ</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>開いているファイルが多すぎます</translation>
    </message>
    <message>
        <source>Tools of the wall</source>
        <translation>ボードのツール</translation>
    </message>
    <message>
        <source>TorchScript</source>
        <translation>TorchScript</translation>
    </message>
    <message>
        <source>Total of all epochs</source>
        <translation>全エポックの合計</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>ツアー</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Train a few real steps, and estimate the time and memory of the run; nothing is kept</source>
        <translation>実際に数ステップ学習し、実行にかかる時間とメモリを示します。何も保存しません</translation>
    </message>
    <message>
        <source>Train a few steps with a rising learning rate, and show with which one the loss falls fastest</source>
        <translation>学習率を上げながら数ステップ学習し、どの学習率で損失が最も速く下がるかを示します</translation>
    </message>
    <message>
        <source>Train a plan</source>
        <translation>計画で学習</translation>
    </message>
    <message>
        <source>Train pairs</source>
        <translation>学習の組数</translation>
    </message>
    <message>
        <source>Train ▾</source>
        <translation>学習 ▾</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>学習データ</translation>
    </message>
    <message>
        <source>Trained scales</source>
        <translation>学習スケール</translation>
    </message>
    <message>
        <source>Trained with</source>
        <translation>学習設定</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Training a few steps…</source>
        <translation>数ステップを学習中…</translation>
    </message>
    <message>
        <source>Training continues from its own weights; its files stay as they are</source>
        <translation>自身の重みから続けて学習します。元のファイルはそのまま残ります</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>学習データ</translation>
    </message>
    <message>
        <source>TransUNet has 5 decoder_channels, behind the tokens and of four blocks, not {count}.</source>
        <translation>TransUNet の decoder_channels はトークンの後と 4 ブロックの 5 個で、{count} 個ではありません。</translation>
    </message>
    <message>
        <source>True</source>
        <translation>真</translation>
    </message>
    <message>
        <source>True classes, and the classes predicted for them</source>
        <translation>真のクラスと予測されたクラス</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>試す</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Twelve drawn images to try segview</source>
        <translation>segview を試すための、描画で作った 12 枚の画像</translation>
    </message>
    <message>
        <source>Twice the pixels in both / (pixels of the mask + pixels of the truth); 1 where both are empty</source>
        <translation>両方に含まれる画素の 2 倍 ÷ (マスクの画素 + 正解の画素)。両方とも空なら 1</translation>
    </message>
    <message>
        <source>Two classes of the mask {path} have the colour {colour}, so they cannot be told apart. Give each class its own colour.</source>
        <translation>マスク {path} のクラスを区別できません。2 つのクラスの色が {colour} で同じです。クラスごとに別の色を指定してください。</translation>
    </message>
    <message>
        <source>Two variants compared</source>
        <translation>比較した 2 つのモデル</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>コマンドを入力</translation>
    </message>
    <message>
        <source>Type into the filter of the images</source>
        <translation>画像一覧のフィルターに入力します</translation>
    </message>
    <message>
        <source>U-Net of the paper</source>
        <translation>論文の U-Net</translation>
    </message>
    <message>
        <source>Uncertain area</source>
        <translation>不確実面積</translation>
    </message>
    <message>
        <source>Uncertain places are shown after your own outline (H).</source>
        <translation>ネットワークの不確実な所は、自分の輪郭を描き終えてから表示されます (H)。</translation>
    </message>
    <message>
        <source>Uncertain region {number} of {count}: {share:.2f} % of the image, mean uncertainty {uncertainty:.2f}</source>
        <translation>不確実な領域 {number} / {count}: 画像の {share:.2f} %、平均不確実性 {uncertainty:.2f}</translation>
    </message>
    <message>
        <source>Uncertain ±</source>
        <translation>不確実 ±</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不確実性</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>最後の変更を取り消す</translation>
    </message>
    <message>
        <source>Undo the last click</source>
        <translation>最後のクリックを取り消す</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>最後の判定を取り消す</translation>
    </message>
    <message>
        <source>Undo the last edit (Ctrl+Z)</source>
        <translation>最後の変更を元に戻します (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo the last gesture</source>
        <translation>最後の操作を元に戻します</translation>
    </message>
    <message>
        <source>Undo the last gesture (Ctrl+Z)</source>
        <translation>最後の操作を元に戻します (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>Unpack it, and choose one file.</source>
        <translation>展開して、ファイルを 1 つ選んでください。</translation>
    </message>
    <message>
        <source>Unpack it, and open the folder</source>
        <translation>展開して、そのフォルダーを開いてください</translation>
    </message>
    <message>
        <source>Untick a class to hide it; double-click one to see it alone, and again to see all</source>
        <translation>チェックを外すとクラスを隠します。ダブルクリックでそのクラスだけを、もう一度で全部を表示します</translation>
    </message>
    <message>
        <source>Untick all variants</source>
        <translation>すべてのモデルのチェックを外す</translation>
    </message>
    <message>
        <source>Unusual size or shape</source>
        <translation>特異な大きさや形</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Upside down</source>
        <translation>上下反転</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>この値を使う</translation>
    </message>
    <message>
        <source>Use the correction for this image</source>
        <translation>この修正をこの画像のものとして扱う</translation>
    </message>
    <message>
        <source>Use the variant</source>
        <translation>モデルを使う</translation>
    </message>
    <message>
        <source>VGG Image Annotator JSON</source>
        <translation>VGG Image Annotator の JSON</translation>
    </message>
    <message>
        <source>Validating a few images…</source>
        <translation>数枚の画像を検証中…</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Validation pairs</source>
        <translation>検証の組数</translation>
    </message>
    <message>
        <source>Validation previews</source>
        <translation>観察画像</translation>
    </message>
    <message>
        <source>Validation previews appear after the first epoch.</source>
        <translation>観察画像は最初のエポックの後に現れます。</translation>
    </message>
    <message>
        <source>Value of the map {name} at the cursor, on its absolute scale</source>
        <translation>カーソル位置でのマップ {name} の値 (絶対目盛り)</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Variant that runs on the film</source>
        <translation>一緒に実行するモデル</translation>
    </message>
    <message>
        <source>Variant whose layers are shown</source>
        <translation>レイヤーを表示するモデル</translation>
    </message>
    <message>
        <source>Variant whose scores order the images</source>
        <translation>どのモデルのスコアで画像を並べるか</translation>
    </message>
    <message>
        <source>Variant {name}</source>
        <translation>モデル {name}</translation>
    </message>
    <message>
        <source>Variant {number}</source>
        <translation>モデル {number}</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Variants by colour</source>
        <translation>色で分けたモデル</translation>
    </message>
    <message>
        <source>Variants disagree</source>
        <translation>モデルの不一致</translation>
    </message>
    <message>
        <source>Variants that the column numbers stand for</source>
        <translation>列の上の番号が表すモデル</translation>
    </message>
    <message>
        <source>Variants used from these folders will no longer be found.</source>
        <translation>このフォルダーのモデルを使っている場合、見つからなくなります。</translation>
    </message>
    <message>
        <source>Variants; ticked ones run</source>
        <translation>モデル。チェックしたものが予測します</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>バージョンとライセンス</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>Wait until a variant has a prediction, or begin with an empty mask (Shift+C).</source>
        <translation>モデルの予測を待つか、空のマスクから始めてください (Shift+C)。</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>ボード</translation>
    </message>
    <message>
        <source>Wall and pages</source>
        <translation>ボードとページ</translation>
    </message>
    <message>
        <source>Wall of images</source>
        <translation>画像ボード</translation>
    </message>
    <message>
        <source>Wall or comparison</source>
        <translation>ボードまたは比較</translation>
    </message>
    <message>
        <source>Wall or explanations</source>
        <translation>ボードまたは説明</translation>
    </message>
    <message>
        <source>Wall or film</source>
        <translation>ボードまたは動画</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>観察画像</translation>
    </message>
    <message>
        <source>Watch a camera</source>
        <translation>カメラを見る</translation>
    </message>
    <message>
        <source>Watch a camera or a capture card live; nothing is recorded unless you ask</source>
        <translation>カメラやキャプチャーカードをライブで見ます。求めない限り何も録画されません</translation>
    </message>
    <message>
        <source>Watershed</source>
        <translation>分水嶺</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>Weight of scale {scale:g} at the cursor; over all scales they sum to 1</source>
        <translation>カーソル位置でのスケール {scale:g} の比重。全スケールの合計は 1 です</translation>
    </message>
    <message>
        <source>Weighted and balanced cross entropy tell a target from the background. Choose focal or cross_entropy for {shape} classes.</source>
        <translation>重み付き・均衡交差エントロピーは対象と背景を区別します。{shape} クラスには focal か cross_entropy を選んでください。</translation>
    </message>
    <message>
        <source>Weighted cross entropy: so many background pixels weigh as much as one of the target. Balanced: weight of the target, 1 − beta that of the background. Tversky: weight of false positives, 1 − beta that of false negatives; also with cross entropy</source>
        <translation>重み付き交差エントロピー: 対象の 1 画素と同じ重みの背景画素数。Balanced: 対象の重み、背景は 1 − beta。Tversky: 偽陽性の重み、偽陰性は 1 − beta。交差エントロピーと併用時も同じ</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Weights ({endings})</source>
        <translation>重み ({endings})</translation>
    </message>
    <message>
        <source>Weights are randomised in 0 to {most} stages, not in {stages}.</source>
        <translation>重みのランダム化は 0~{most} 段階で、{stages} 段階は使えません。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>起きたこと</translation>
    </message>
    <message>
        <source>What happened? What did you expect? (optional)</source>
        <translation>何が起きましたか? 何を期待しましたか? (任意)</translation>
    </message>
    <message>
        <source>What if: alter the image</source>
        <translation>もしも: 画像を変える</translation>
    </message>
    <message>
        <source>What if: fill a part</source>
        <translation>もしも: 一部を埋める</translation>
    </message>
    <message>
        <source>What if: paste a part</source>
        <translation>もしも: 一部を貼り付ける</translation>
    </message>
    <message>
        <source>What if: raise or lower a gate</source>
        <translation>もしも: ゲートを上げ下げする</translation>
    </message>
    <message>
        <source>What if: remove the glare</source>
        <translation>もしも: ハレーションを除く</translation>
    </message>
    <message>
        <source>What is plotted</source>
        <translation>何を描くか</translation>
    </message>
    <message>
        <source>What is this map?</source>
        <translation>このマップは何ですか?</translation>
    </message>
    <message>
        <source>What is this map? (?)</source>
        <translation>このマップは何ですか? (?)</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>ホイール</translation>
    </message>
    <message>
        <source>Whether it holds predictions instead of a network</source>
        <translation>ネットワークでなく予測が入っているか</translation>
    </message>
    <message>
        <source>Whether it takes clicks and boxes by itself</source>
        <translation>クリックとボックスに自ら答えるかどうか</translation>
    </message>
    <message>
        <source>Whether the correction is saved</source>
        <translation>修正が保存されたか</translation>
    </message>
    <message>
        <source>Whether the image is altered</source>
        <translation>画像を変えたか</translation>
    </message>
    <message>
        <source>Whether the largest number lies on the target or at most 15 pixels from it, at 224 × 224</source>
        <translation>最大値が対象上、または 224 の大きさで 15 画素以内にあるか</translation>
    </message>
    <message>
        <source>Whether the tour has been shown</source>
        <translation>ツアーを表示したか</translation>
    </message>
    <message>
        <source>Which images</source>
        <translation>対象の画像</translation>
    </message>
    <message>
        <source>Which images are listed</source>
        <translation>一覧に表示する画像</translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation>画像全体</translation>
    </message>
    <message>
        <source>Why no image is listed</source>
        <translation>画像がない理由</translation>
    </message>
    <message>
        <source>Why no layers are shown</source>
        <translation>レイヤーがない理由</translation>
    </message>
    <message>
        <source>Why no variant is listed</source>
        <translation>モデルがない理由</translation>
    </message>
    <message>
        <source>Why there are no classes</source>
        <translation>クラスがない理由</translation>
    </message>
    <message>
        <source>Why there are no maps</source>
        <translation>マップがない理由</translation>
    </message>
    <message>
        <source>Why these labels cannot be used</source>
        <translation>このラベルを使えない理由</translation>
    </message>
    <message>
        <source>Wider uncertain band</source>
        <translation>不確実区間を広げる</translation>
    </message>
    <message>
        <source>Width of each decoder block, coarse to fine; default: the library&apos;s own</source>
        <translation>粗い順に各デコーダーブロックの幅。なければライブラリの値</translation>
    </message>
    <message>
        <source>Wilcoxon&apos;s test cannot use clusters: it takes each image by itself. Choose the test &apos;sign flip&apos;.</source>
        <translation>Wilcoxon 検定はクラスターを考慮せず、画像ごとに扱います。&apos;sign flip&apos; 検定を選んでください。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窓</translation>
    </message>
    <message>
        <source>With a dense CRF after it</source>
        <translation>後段に密な CRF を追加</translation>
    </message>
    <message>
        <source>With its diameters</source>
        <translation>径とともに表示します</translation>
    </message>
    <message>
        <source>With several classes there is no single target: variants/entropy shows where the variants differ.</source>
        <translation>複数クラスには単一の対象がありません。variants/entropy がモデルの違う所を示します。</translation>
    </message>
    <message>
        <source>With several classes, draw wrong pixels in the colour of the predicted class, not of the true class</source>
        <translation>複数クラスの誤った画素を、正しいクラスでなく予測したクラスの色で描きます</translation>
    </message>
    <message>
        <source>With several classes: wrong pixels in the colour of the predicted class, not of the true class</source>
        <translation>複数クラスの場合: 誤った画素を、正しいクラスではなく予測したクラスの色で描きます</translation>
    </message>
    <message>
        <source>With the mean of a gate</source>
        <translation>ゲートを平均に置換</translation>
    </message>
    <message>
        <source>With the mean of one channel</source>
        <translation>1つのチャンネルを平均に置換</translation>
    </message>
    <message>
        <source>With the mean of one channel of {gate}…</source>
        <translation>{gate} の 1 チャンネルを平均で…</translation>
    </message>
    <message>
        <source>With the mean of {gate}</source>
        <translation>{gate} を平均で</translation>
    </message>
    <message>
        <source>With {fewest} {of} the intervals are those of Student&apos;s t, and hardly any difference can be shown.</source>
        <translation>{of} {fewest} では区間はスチューデントの t によるもので、差はほとんど言えません。</translation>
    </message>
    <message>
        <source>Without a block</source>
        <translation>ブロックを除外</translation>
    </message>
    <message>
        <source>Without {block}</source>
        <translation>{block} なし</translation>
    </message>
    <message>
        <source>Words in the names, for example: attention pole</source>
        <translation>名前に含まれる語。例: attention pole</translation>
    </message>
    <message>
        <source>Words of name, state, architecture or loss</source>
        <translation>名前、状態、アーキテクチャ、損失に含まれる語</translation>
    </message>
    <message>
        <source>Write a report</source>
        <translation>レポートを作成</translation>
    </message>
    <message>
        <source>Write a report…</source>
        <translation>レポートを作成…</translation>
    </message>
    <message>
        <source>Write the mask as PNG, COCO, labelme or DICOM (Ctrl+E)</source>
        <translation>マスクを PNG、COCO、labelme または DICOM で書き出します (Ctrl+E)</translation>
    </message>
    <message>
        <source>Writing a film needs PyAV: {install_command}.</source>
        <translation>動画の書き出しには PyAV が必要です: {install_command}。</translation>
    </message>
    <message>
        <source>Wrong pixels inside the uncertain band (error pattern 2 of Jeong et al., 2023)</source>
        <translation>不確実区間の中の誤った画素 (Jeong et al., 2023 の誤りパターン 2)</translation>
    </message>
    <message>
        <source>Wrong pixels inside the uncertain band, share of all pixels (pattern 2 of Jeong et al., 2023)</source>
        <translation>不確実区間の中の誤った画素が全画素に占める割合 (Jeong et al., 2023 のパターン 2)</translation>
    </message>
    <message>
        <source>Wrong pixels outside the uncertain band (error pattern 1 of Jeong et al., 2023)</source>
        <translation>不確実区間の外の誤った画素 (Jeong et al., 2023 の誤りパターン 1)</translation>
    </message>
    <message>
        <source>Wrong pixels outside the uncertain band, share of all pixels (pattern 1 of Jeong et al., 2023)</source>
        <translation>不確実区間の外の誤った画素が全画素に占める割合 (Jeong et al., 2023 のパターン 1)</translation>
    </message>
    <message>
        <source>XML of ASAP</source>
        <translation>ASAP の XML</translation>
    </message>
    <message>
        <source>XML of ImageScope</source>
        <translation>ImageScope の XML</translation>
    </message>
    <message>
        <source>XML of Pascal VOC</source>
        <translation>Pascal VOC の XML</translation>
    </message>
    <message>
        <source>Your correction of {image} was restored as you left it.</source>
        <translation>{image} の修正が、前回のままの状態で戻りました。</translation>
    </message>
    <message>
        <source>Your decision on {image} could not be saved: {reason} ({path}). Free some space and decide again.</source>
        <translation>{image} の判定を保存できません: {reason} ({path})。空きを作り、もう一度判定してください。</translation>
    </message>
    <message>
        <source>Your own labels, by the folder of the images</source>
        <translation>独自のラベル一覧を使うフォルダーとそのラベル</translation>
    </message>
    <message>
        <source>ZIP (*.zip)</source>
        <translation>ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Zoom at the pointer, in all panels</source>
        <translation>すべてのパネルでポインター位置を拡大・縮小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文書</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>Photoshop 文書</translation>
    </message>
    <message>
        <source>a Python file</source>
        <translation>Python ファイル</translation>
    </message>
    <message>
        <source>a TorchScript program</source>
        <translation>TorchScriptプログラム</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ZIP アーカイブ</translation>
    </message>
    <message>
        <source>a box and no outline</source>
        <translation>箱だけで輪郭なし</translation>
    </message>
    <message>
        <source>a bundle of MONAI</source>
        <translation>MONAIのバンドル</translation>
    </message>
    <message>
        <source>a config of mmsegmentation</source>
        <translation>mmsegmentationの設定</translation>
    </message>
    <message>
        <source>a damaged mask</source>
        <translation>壊れたマスク</translation>
    </message>
    <message>
        <source>a file of MATLAB</source>
        <translation>MATLAB のファイル</translation>
    </message>
    <message>
        <source>a folder of transformers</source>
        <translation>transformersのフォルダー</translation>
    </message>
    <message>
        <source>a known length</source>
        <translation>既知の長さ</translation>
    </message>
    <message>
        <source>a list of COCO results without its images and categories</source>
        <translation>画像とカテゴリーのない COCO の結果一覧</translation>
    </message>
    <message>
        <source>a list of boxes (CreateML)</source>
        <translation>矩形の一覧(CreateML)</translation>
    </message>
    <message>
        <source>a mask without its pixels or its place</source>
        <translation>画素または位置のないマスク</translation>
    </message>
    <message>
        <source>a numpy array</source>
        <translation>numpy 配列</translation>
    </message>
    <message>
        <source>a pointer of Git LFS</source>
        <translation>Git LFS のポインター</translation>
    </message>
    <message>
        <source>a project of version 3 of the VGG Image Annotator</source>
        <translation>VGG Image Annotator バージョン 3 のプロジェクト</translation>
    </message>
    <message>
        <source>a result folder of nnU-Net v2</source>
        <translation>nnU-Net v2の結果フォルダー</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>ウェブページ</translation>
    </message>
    <message>
        <source>about {duration} left</source>
        <translation>残り約 {duration}</translation>
    </message>
    <message>
        <source>access is denied</source>
        <translation>読む権限がありません</translation>
    </message>
    <message>
        <source>across</source>
        <translation>短径</translation>
    </message>
    <message>
        <source>adamw subtracts the weight decay from the weights, adam and sgd add it to the gradient</source>
        <translation>adamw は重みから重み減衰を引き、adam と sgd は勾配に加えます</translation>
    </message>
    <message>
        <source>against</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>一致度</translation>
    </message>
    <message>
        <source>agreement of maps</source>
        <translation>マップの一致</translation>
    </message>
    <message>
        <source>agreement with consensus</source>
        <translation>合意との一致度</translation>
    </message>
    <message>
        <source>agreement with readers</source>
        <translation>読影者との一致度</translation>
    </message>
    <message>
        <source>altered · {note}</source>
        <translation>変更後 · {note}</translation>
    </message>
    <message>
        <source>an NRRD volume</source>
        <translation>NRRD ボリューム</translation>
    </message>
    <message>
        <source>an ONNX network</source>
        <translation>ONNXネットワーク</translation>
    </message>
    <message>
        <source>an archive</source>
        <translation>アーカイブ</translation>
    </message>
    <message>
        <source>an empty or imported mask</source>
        <translation>空または読み込んだマスク</translation>
    </message>
    <message>
        <source>an exported program</source>
        <translation>エクスポートされたプログラム</translation>
    </message>
    <message>
        <source>an image without a name</source>
        <translation>名前のない画像</translation>
    </message>
    <message>
        <source>annotate, blank, from scratch, label</source>
        <translation>空のマスク, 最初から, アノテーション, ラベル付け</translation>
    </message>
    <message>
        <source>anonymous, anonymize, hide names, mask names, unbias</source>
        <translation>匿名, 名前を隠す</translation>
    </message>
    <message>
        <source>another window</source>
        <translation>別のウィンドウ</translation>
    </message>
    <message>
        <source>any two</source>
        <translation>任意の 2 つ</translation>
    </message>
    <message>
        <source>approve, yes, confirm, ok, good, review</source>
        <translation>承認, 確認, はい, 良い, 確認作業</translation>
    </message>
    <message>
        <source>area</source>
        <translation>面積</translation>
    </message>
    <message>
        <source>area up to {share:.1f} %</source>
        <translation>面積 最大 {share:.1f} %</translation>
    </message>
    <message>
        <source>artefacts not known yet</source>
        <translation>アーチファクトは未判明</translation>
    </message>
    <message>
        <source>artifacts, glare, specular, reflection, border</source>
        <translation>反射, 人工物, ぎらつき, 縁</translation>
    </message>
    <message>
        <source>association − error</source>
        <translation>連関 − 誤差</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>アテンション</translation>
    </message>
    <message>
        <source>attention gate, scale weights, columns, characteristic maps</source>
        <translation>注意ゲート, スケールの重み, 列</translation>
    </message>
    <message>
        <source>attention point, set marker, probe</source>
        <translation>点, 目印, 注意</translation>
    </message>
    <message>
        <source>back, image before</source>
        <translation>戻る, 前の写真</translation>
    </message>
    <message>
        <source>batch export, COCO, dataset, every correction, save all</source>
        <translation>一括書き出し, データセット, すべて保存</translation>
    </message>
    <message>
        <source>before {dice:.3f}</source>
        <translation>以前 {dice:.3f}</translation>
    </message>
    <message>
        <source>before: {what} {value:.3f}</source>
        <translation>以前: {what} {value:.3f}</translation>
    </message>
    <message>
        <source>begin, home, picture</source>
        <translation>先頭, 写真</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>ぼけ</translation>
    </message>
    <message>
        <source>border</source>
        <translation>枠</translation>
    </message>
    <message>
        <source>border, edge, boundary</source>
        <translation>縁, 境界, エッジ</translation>
    </message>
    <message>
        <source>boundary F</source>
        <translation>境界 F</translation>
    </message>
    <message>
        <source>boxes of the display, such as the position finder</source>
        <translation>位置表示などの子画面</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>明るさ</translation>
    </message>
    <message>
        <source>bug report, error, log, support</source>
        <translation>不具合報告, エラー, ログ</translation>
    </message>
    <message>
        <source>burnt-in text</source>
        <translation>焼き込み文字</translation>
    </message>
    <message>
        <source>calibrate, measure, distance, ruler, scale, millimetres, mm, forceps, pixel size</source>
        <translation>較正, 定規, 距離, 長さ, ミリ</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>較正誤差</translation>
    </message>
    <message>
        <source>cancel, abort, interrupt, halt</source>
        <translation>取り消し, 中止, 中断</translation>
    </message>
    <message>
        <source>cannot be measured</source>
        <translation>測定できません</translation>
    </message>
    <message>
        <source>changes in part with random weights</source>
        <translation>ランダムな重みで一部変わる</translation>
    </message>
    <message>
        <source>changes under {disturbances}</source>
        <translation>{disturbances} の外乱で変わる</translation>
    </message>
    <message>
        <source>changes with random weights, as it should</source>
        <translation>ランダムな重みで変わる (望ましい)</translation>
    </message>
    <message>
        <source>class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>class at the point: {found}</source>
        <translation>点のクラス: {found}</translation>
    </message>
    <message>
        <source>class {index}</source>
        <translation>クラス {index}</translation>
    </message>
    <message>
        <source>class, category, pick label</source>
        <translation>クラス, カテゴリー, ラベル選択</translation>
    </message>
    <message>
        <source>classes, categories, annotate, own classes, colours, colors, labels.txt, rename</source>
        <translation>ラベル, クラス, カテゴリー, 色, 名前変更</translation>
    </message>
    <message>
        <source>clipboard, table, spreadsheet, Excel, values, csv</source>
        <translation>クリップボード, 表, エクセル, 数値</translation>
    </message>
    <message>
        <source>clusters</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>colours from {low} to {high} {unit}</source>
        <translation>{low} から {high} までの色 {unit}</translation>
    </message>
    <message>
        <source>column, panel, show, hide, beside</source>
        <translation>列, パネル, 表示, 非表示, 横</translation>
    </message>
    <message>
        <source>command palette, search</source>
        <translation>コマンド検索, 探す</translation>
    </message>
    <message>
        <source>compare, before and after, slider, curtain, wipe, split</source>
        <translation>比較, 前後, スライダー, 分割</translation>
    </message>
    <message>
        <source>compare, flicker, blink, swap, toggle model</source>
        <translation>比較, 点滅, モデル切り替え</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>計算中…</translation>
    </message>
    <message>
        <source>confident
errors, px</source>
        <translation>確信
誤り、px</translation>
    </message>
    <message>
        <source>confident errors</source>
        <translation>確信誤り</translation>
    </message>
    <message>
        <source>confident errors {percent}</source>
        <translation>確信誤り {percent}</translation>
    </message>
    <message>
        <source>contours, compare masks, disagreement, overlay all</source>
        <translation>輪郭, マスク比較, 不一致</translation>
    </message>
    <message>
        <source>coordinates from 0 to 1, which are shares of an image, not pixels</source>
        <translation>画素でなく 0~1 の割合の座標</translation>
    </message>
    <message>
        <source>coordinates that are not finite numbers</source>
        <translation>有限でない座標</translation>
    </message>
    <message>
        <source>coordinates that are not numbers</source>
        <translation>数値でない座標</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>copy figure, copy screenshot</source>
        <translation>図のコピー, 画面コピー</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>修正版</translation>
    </message>
    <message>
        <source>corrected: {name}</source>
        <translation>修正版: {name}</translation>
    </message>
    <message>
        <source>counterfactual, clone stamp, copy a region</source>
        <translation>スタンプ, 領域の複製</translation>
    </message>
    <message>
        <source>counterfactual, edit attention, intervene, steer</source>
        <translation>注意の編集, 介入</translation>
    </message>
    <message>
        <source>counterfactual, inpaint highlights</source>
        <translation>反射を消す, ハイライト</translation>
    </message>
    <message>
        <source>counterfactual, inpaint, erase from the image, occlusion</source>
        <translation>塗りつぶし, 画像から消す, 隠す</translation>
    </message>
    <message>
        <source>counterfactual, what if, perturb, occlude, blur the image</source>
        <translation>もしも, 反事実, 隠す, ぼかす</translation>
    </message>
    <message>
        <source>cut-off, binarize, binarise, sensitivity, decrease</source>
        <translation>二値化, 閾値, カットオフ, 感度</translation>
    </message>
    <message>
        <source>cut-off, binarize, binarise, specificity, increase</source>
        <translation>二値化, 閾値, カットオフ, 特異度</translation>
    </message>
    <message>
        <source>damaged run lengths</source>
        <translation>壊れたランレングス</translation>
    </message>
    <message>
        <source>dark mode, light mode, night, appearance, colours, preferences</source>
        <translation>ダークモード, ライトモード, 夜, 外観, 色, 設定</translation>
    </message>
    <message>
        <source>decline selection, bulk reject, discard images</source>
        <translation>選択を却下, 一括却下</translation>
    </message>
    <message>
        <source>decline, no, discard, bad, review</source>
        <translation>拒否, いいえ, 破棄, 悪い, 確認作業</translation>
    </message>
    <message>
        <source>decrease size, radius, thinner</source>
        <translation>小さく, 半径, 細く</translation>
    </message>
    <message>
        <source>decrease, uncertainty, margin</source>
        <translation>減らす, 不確実, 余白</translation>
    </message>
    <message>
        <source>default, view settings, restore, preferences</source>
        <translation>既定, 表示設定, 初期化</translation>
    </message>
    <message>
        <source>deletion gain</source>
        <translation>削除の利得</translation>
    </message>
    <message>
        <source>deselect, untick, uncheck all, clear, disable</source>
        <translation>選択解除, 全部オフ</translation>
    </message>
    <message>
        <source>distance to
validation</source>
        <translation>検証画像
との距離</translation>
    </message>
    <message>
        <source>divider, curtain</source>
        <translation>仕切り, カーテン</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>成り立たない</translation>
    </message>
    <message>
        <source>does not mark errors</source>
        <translation>誤りを示さない</translation>
    </message>
    <message>
        <source>does not point at the {target}</source>
        <translation>{target} を指していない</translation>
    </message>
    <message>
        <source>doubt, entropy, confidence, overlay</source>
        <translation>疑い, エントロピー, 信頼度</translation>
    </message>
    <message>
        <source>duplicate, clipboard, copy region</source>
        <translation>領域のコピー, クリップボード</translation>
    </message>
    <message>
        <source>each image alone</source>
        <translation>画像ごと</translation>
    </message>
    <message>
        <source>each image by itself</source>
        <translation>画像単位</translation>
    </message>
    <message>
        <source>each scale: </source>
        <translation>各スケール: </translation>
    </message>
    <message>
        <source>edit annotation, ground truth, fix label, reference</source>
        <translation>正解の編集, アノテーション修正</translation>
    </message>
    <message>
        <source>edit, fix, annotate, modify segmentation</source>
        <translation>編集, 直す, アノテーション, ラベル付け</translation>
    </message>
    <message>
        <source>end, picture</source>
        <translation>末尾, 写真</translation>
    </message>
    <message>
        <source>enlarge, magnify, closer</source>
        <translation>拡大, 大きく見る</translation>
    </message>
    <message>
        <source>entropy of the votes</source>
        <translation>投票のエントロピー</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>エポック {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch} (best)</source>
        <translation>エポック {epoch} (最良)</translation>
    </message>
    <message>
        <source>error
r</source>
        <translation>誤り
r</translation>
    </message>
    <message>
        <source>error correlation</source>
        <translation>誤りとの相関</translation>
    </message>
    <message>
        <source>error map, confusion, colour of the prediction</source>
        <translation>誤りの図, 混同</translation>
    </message>
    <message>
        <source>evaluate folder, statistics, table, scores, metrics, F1, IoU, Hausdorff, ROC, plots, which is better</source>
        <translation>フォルダー評価, 統計, 表, スコア, 指標, グラフ</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>ちょうど</translation>
    </message>
    <message>
        <source>exit, close</source>
        <translation>終わる, 閉じる</translation>
    </message>
    <message>
        <source>expected error {score:.2f}</source>
        <translation>予想誤り {score:.2f}</translation>
    </message>
    <message>
        <source>explain the map, meaning, legend, help</source>
        <translation>マップの説明, 意味, 凡例</translation>
    </message>
    <message>
        <source>export figure, SVG, PDF, publication, vector, print</source>
        <translation>図の書き出し, 論文, 印刷</translation>
    </message>
    <message>
        <source>export heat map, 16 bit, soft mask, probability</source>
        <translation>確率書き出し, ヒートマップ</translation>
    </message>
    <message>
        <source>export masks, write predictions, segmentation, binary</source>
        <translation>マスク書き出し, 予測保存, 領域分割</translation>
    </message>
    <message>
        <source>export numpy, softmax, array, probability, Python</source>
        <translation>配列, ナンパイ, 確率</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>過検出</translation>
    </message>
    <message>
        <source>eyedropper, colour picker, label, category</source>
        <translation>スポイト, 色を拾う, ラベル</translation>
    </message>
    <message>
        <source>f&apos;&apos;, applied to the two output maps before the softmax (B, C, D)</source>
        <translation>softmax の前に 2 枚の出力マップに適用する f&apos;&apos; (B、C、D)</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>failed: {reason}</source>
        <translation>失敗: {reason}</translation>
    </message>
    <message>
        <source>faithfulness, deletion, insertion, sanity check, randomise weights, verdict</source>
        <translation>説明, 忠実度, 検証</translation>
    </message>
    <message>
        <source>false negative, confident</source>
        <translation>偽陰性、確信</translation>
    </message>
    <message>
        <source>false negative, uncertain</source>
        <translation>偽陰性、不確実</translation>
    </message>
    <message>
        <source>false positive, confident</source>
        <translation>偽陽性、確信</translation>
    </message>
    <message>
        <source>false positive, false negative, error map, wrong, missed</source>
        <translation>偽陽性, 偽陰性, 間違い</translation>
    </message>
    <message>
        <source>false positive, uncertain</source>
        <translation>偽陽性、不確実</translation>
    </message>
    <message>
        <source>fewer than three corners</source>
        <translation>頂点が 3 つ未満</translation>
    </message>
    <message>
        <source>fill hole, holes, remove island, component, blob</source>
        <translation>穴埋め, 孤立領域, 塊</translation>
    </message>
    <message>
        <source>finished, show prediction, unblind</source>
        <translation>公開, 予測を見る</translation>
    </message>
    <message>
        <source>flicker, blink, swap</source>
        <translation>点滅, 入れ替え</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>following the clicks…</source>
        <translation>クリックを反映中…</translation>
    </message>
    <message>
        <source>font size, accessibility, zoom of the window</source>
        <translation>文字サイズ, 小さく, アクセシビリティ</translation>
    </message>
    <message>
        <source>font size, bigger, accessibility, zoom of the window</source>
        <translation>文字サイズ, 大きく, アクセシビリティ</translation>
    </message>
    <message>
        <source>font size, reset, accessibility</source>
        <translation>文字サイズ, 元に戻す, アクセシビリティ</translation>
    </message>
    <message>
        <source>forward, following image</source>
        <translation>次へ, 次の写真</translation>
    </message>
    <message>
        <source>found</source>
        <translation>検出</translation>
    </message>
    <message>
        <source>from the class token</source>
        <translation>クラストークンから</translation>
    </message>
    <message>
        <source>from the point</source>
        <translation>点から</translation>
    </message>
    <message>
        <source>fullscreen, presentation</source>
        <translation>全画面, 発表</translation>
    </message>
    <message>
        <source>gave numbers that are not finite</source>
        <translation>有限でない値が出ました</translation>
    </message>
    <message>
        <source>glare</source>
        <translation>ハレーション</translation>
    </message>
    <message>
        <source>ground truth {file}</source>
        <translation>正解 {file}</translation>
    </message>
    <message>
        <source>gzip-compressed data</source>
        <translation>gzip 圧縮データ</translation>
    </message>
    <message>
        <source>heat map, CBAM, focus, overlay</source>
        <translation>ヒートマップ, 注目, 注意</translation>
    </message>
    <message>
        <source>here</source>
        <translation>ここ</translation>
    </message>
    <message>
        <source>here {value:.3f}</source>
        <translation>ここ {value:.3f}</translation>
    </message>
    <message>
        <source>histogram, reliability, calibration, ROC, threshold curve, plots</source>
        <translation>ヒストグラム, 信頼度, 較正, グラフ</translation>
    </message>
    <message>
        <source>hold back, wait, reader first, second reader</source>
        <translation>待つ, 後から見る, 読影者が先</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>成り立つ</translation>
    </message>
    <message>
        <source>holds in part</source>
        <translation>一部成り立つ</translation>
    </message>
    <message>
        <source>ignore artifacts, Dice, exclude glare</source>
        <translation>人工物を除く, 反射を除く</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>計算の対象外</translation>
    </message>
    <message>
        <source>image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>images, by difference</source>
        <translation>差の順の画像</translation>
    </message>
    <message>
        <source>images, variants or settings have changed: evaluate again</source>
        <translation>画像・モデル・設定が変わりました: 評価し直してください</translation>
    </message>
    <message>
        <source>import weights, model, pt, pth, state dict</source>
        <translation>重み取り込み, チェックポイント, モデル</translation>
    </message>
    <message>
        <source>in mask
%</source>
        <translation>マスク内
%</translation>
    </message>
    <message>
        <source>in mm, from {source}</source>
        <translation>mm 単位、根拠: {source}</translation>
    </message>
    <message>
        <source>in pixels: the image does not give their size</source>
        <translation>画素単位: 画像に画素の大きさがありません</translation>
    </message>
    <message>
        <source>in truth
%</source>
        <translation>正解内
%</translation>
    </message>
    <message>
        <source>increase size, radius, bigger, thicker</source>
        <translation>大きく, 半径, 太く</translation>
    </message>
    <message>
        <source>increase, uncertainty, margin</source>
        <translation>増やす, 不確実, 余白</translation>
    </message>
    <message>
        <source>insert here, duplicate here</source>
        <translation>ここに貼り付け</translation>
    </message>
    <message>
        <source>insert, duplicate, propagate to image</source>
        <translation>貼り付け, 挿入</translation>
    </message>
    <message>
        <source>insertion gain</source>
        <translation>挿入の利得</translation>
    </message>
    <message>
        <source>inset</source>
        <translation>子画面</translation>
    </message>
    <message>
        <source>instance, component, object, go to</source>
        <translation>物体, インスタンス</translation>
    </message>
    <message>
        <source>instance, component, object, go to, count</source>
        <translation>物体, インスタンス, 個数</translation>
    </message>
    <message>
        <source>instances, objects, components, panoptic</source>
        <translation>インスタンス, 物体, 色</translation>
    </message>
    <message>
        <source>interpolate, blur, bilinear, pixels</source>
        <translation>補間, なめらか, ピクセル</translation>
    </message>
    <message>
        <source>introduction, first steps, tutorial, welcome</source>
        <translation>紹介, 最初の一歩, はじめに</translation>
    </message>
    <message>
        <source>is not stable under {disturbances}</source>
        <translation>{disturbances} の外乱に対し不安定</translation>
    </message>
    <message>
        <source>is stable under {disturbances}</source>
        <translation>{disturbances} の外乱に対し安定</translation>
    </message>
    <message>
        <source>it begins like {name}, but the rest is damaged or of a rare kind</source>
        <translation>{name} のように始まりますが、その後が破損しているか、まれな種類です</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>その名前のものはありません</translation>
    </message>
    <message>
        <source>it holds DICOM data</source>
        <translation>DICOM データが入っています</translation>
    </message>
    <message>
        <source>it holds HEIC, AVIF or film data</source>
        <translation>HEIC、AVIF または動画のデータが入っています</translation>
    </message>
    <message>
        <source>it holds data of no known kind</source>
        <translation>未知の種類のデータが入っています</translation>
    </message>
    <message>
        <source>it holds text</source>
        <translation>テキストが入っています</translation>
    </message>
    <message>
        <source>it holds {name}</source>
        <translation>{name} が入っています</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>フォルダーではありません</translation>
    </message>
    <message>
        <source>it takes no parameters</source>
        <translation>パラメーターは取りません</translation>
    </message>
    <message>
        <source>it takes {allowed}</source>
        <translation>指定できるもの: {allowed}</translation>
    </message>
    <message>
        <source>its content is unknown</source>
        <translation>内容が分かりません</translation>
    </message>
    <message>
        <source>its mask</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>its normalisation by the part of the image that is not 0: all of it counts</source>
        <translation>画像の0でない部分による正規化の代わりに、画像全体で計算します</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>独自</translation>
    </message>
    <message>
        <source>its weights: they are as the code leaves them (--weights)</source>
        <translation>重み: コードが作ったままです（--weights）</translation>
    </message>
    <message>
        <source>label after, category</source>
        <translation>次のラベル, カテゴリー</translation>
    </message>
    <message>
        <source>label before, category</source>
        <translation>前のラベル, カテゴリー</translation>
    </message>
    <message>
        <source>label precision</source>
        <translation>ラベル適合率</translation>
    </message>
    <message>
        <source>labelme JSON (polygons)</source>
        <translation>labelme JSON (多角形)</translation>
    </message>
    <message>
        <source>labels, categories, legend, colours, colors</source>
        <translation>ラベル, カテゴリー, 凡例, 色</translation>
    </message>
    <message>
        <source>later, bulk skip, postpone</source>
        <translation>後で, 一括スキップ</translation>
    </message>
    <message>
        <source>later, postpone, pass</source>
        <translation>後で, 延期, パス</translation>
    </message>
    <message>
        <source>layers made random, from the output</source>
        <translation>出力側からランダム化した層</translation>
    </message>
    <message>
        <source>layers, features, activations, Grad-CAM, inspect, network</source>
        <translation>特徴, 活性, 層, ネットワーク内部</translation>
    </message>
    <message>
        <source>leans towards the {target}</source>
        <translation>{target} に寄っている</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>line: {length:.1f} mm</source>
        <translation>線: {length:.1f} mm</translation>
    </message>
    <message>
        <source>line: {length:.1f} px</source>
        <translation>線: {length:.1f} px</translation>
    </message>
    <message>
        <source>list, files, thumbnails, queue, sort, review</source>
        <translation>一覧, ファイル, サムネイル, 並べ替え, 確認作業</translation>
    </message>
    <message>
        <source>live wire, magic lasso, magnetic lasso, intelligent scissors</source>
        <translation>ライブワイヤー, マグネット投げ縄, 自動選択, エッジ</translation>
    </message>
    <message>
        <source>load annotation, COCO, labelme, DICOM SEG, CVAT, VOC</source>
        <translation>アノテーション読み込み, マスク取り込み</translation>
    </message>
    <message>
        <source>load directory, images, dataset</source>
        <translation>フォルダー読み込み, ディレクトリ, 画像, データセット</translation>
    </message>
    <message>
        <source>load images, images, DICOM, NIfTI, video, film, frames, TIFF</source>
        <translation>画像読み込み, 写真, 動画, ビデオ, フレーム</translation>
    </message>
    <message>
        <source>load model, network, weights, ONNX, TorchScript</source>
        <translation>モデル読み込み, ネットワーク, 重み</translation>
    </message>
    <message>
        <source>load session, workspace, restore, recent</source>
        <translation>セッション読み込み, ワークスペース, 最近</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>長径</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>magic wand, flood fill, similar, superpixel</source>
        <translation>自動選択, 塗りつぶし, 似た領域, スーパーピクセル</translation>
    </message>
    <message>
        <source>magnet, snapping, attach</source>
        <translation>磁石, 吸着</translation>
    </message>
    <message>
        <source>manual, documentation, guide, tutorial, Python, API, plugin</source>
        <translation>説明書, 文書, 案内, ヘルプ</translation>
    </message>
    <message>
        <source>map entropy</source>
        <translation>マップのエントロピー</translation>
    </message>
    <message>
        <source>map in target</source>
        <translation>対象内のマップ</translation>
    </message>
    <message>
        <source>map in target, times chance</source>
        <translation>対象内のマップ、偶然の倍数</translation>
    </message>
    <message>
        <source>map mean</source>
        <translation>マップの平均</translation>
    </message>
    <message>
        <source>map statistics, numbers, attribution</source>
        <translation>マップ統計, 数字</translation>
    </message>
    <message>
        <source>maps on the CPU</source>
        <translation>マップは CPU で</translation>
    </message>
    <message>
        <source>mark at {number}</source>
        <translation>{number} に目盛り</translation>
    </message>
    <message>
        <source>marks errors</source>
        <translation>誤りを示す</translation>
    </message>
    <message>
        <source>mask
px</source>
        <translation>マスク
px</translation>
    </message>
    <message>
        <source>mask {percent}</source>
        <translation>マスク {percent}</translation>
    </message>
    <message>
        <source>mass above chance</source>
        <translation>偶然を超える量</translation>
    </message>
    <message>
        <source>mass in target</source>
        <translation>対象内の量</translation>
    </message>
    <message>
        <source>mass, times chance</source>
        <translation>量、偶然の倍数</translation>
    </message>
    <message>
        <source>maximize, single, enlarge, restore panels</source>
        <translation>最大化, 一つだけ表示</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>mean Dice</source>
        <translation>平均 Dice</translation>
    </message>
    <message>
        <source>mean Dice of two masks over all images</source>
        <translation>全画像での二つのマスクの平均Dice</translation>
    </message>
    <message>
        <source>mean class accuracy</source>
        <translation>平均クラス正解率</translation>
    </message>
    <message>
        <source>mean of p</source>
        <translation>p の平均</translation>
    </message>
    <message>
        <source>mean probability</source>
        <translation>平均確率</translation>
    </message>
    <message>
        <source>mean {unit}</source>
        <translation>{unit}の平均</translation>
    </message>
    <message>
        <source>measure, area, diameter, distance, length, ruler, instances, count, size, millimetres, mm</source>
        <translation>面積, 直径, 距離, 長さ, 定規, 個数, 大きさ</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>見逃し</translation>
    </message>
    <message>
        <source>missed
%</source>
        <translation>見逃し
%</translation>
    </message>
    <message>
        <source>model, network, tick, untick, show, hide, run</source>
        <translation>モデル, ネットワーク, 表示, 非表示, 実行</translation>
    </message>
    <message>
        <source>models, networks</source>
        <translation>モデル, ネットワーク</translation>
    </message>
    <message>
        <source>name them all in data.classes, or set network.classes to 2</source>
        <translation>data.classes に全部の名前を書くか、network.classes を 2 にしてください</translation>
    </message>
    <message>
        <source>no array</source>
        <translation>配列なし</translation>
    </message>
    <message>
        <source>no dropout to sample</source>
        <translation>標本を取るドロップアウトなし</translation>
    </message>
    <message>
        <source>no ground truth</source>
        <translation>正解なし</translation>
    </message>
    <message>
        <source>no inside (shape &apos;{kind}&apos;)</source>
        <translation>内側がないもの (図形「{kind}」)</translation>
    </message>
    <message>
        <source>no normalisation where it has its own, {scheme}</source>
        <translation>独自の方式 {scheme} の代わりに正規化なし</translation>
    </message>
    <message>
        <source>no outline</source>
        <translation>輪郭なし</translation>
    </message>
    <message>
        <source>no pixel of the image inside</source>
        <translation>画像の画素を含まない</translation>
    </message>
    <message>
        <source>no size of the image</source>
        <translation>画像の大きさがないもの</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>雑音</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未検査</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>nothing in the place of {names} of its config</source>
        <translation>設定の{names}の代わりに何もしない</translation>
    </message>
    <message>
        <source>numbers of 0 to 255: its config says no range of intensities</source>
        <translation>0から255の数: 設定に輝度の範囲がありません</translation>
    </message>
    <message>
        <source>numbers, statistics, Dice, values</source>
        <translation>数字, 統計, 値</translation>
    </message>
    <message>
        <source>of the mask</source>
        <translation>マスクについて</translation>
    </message>
    <message>
        <source>of the part at the point</source>
        <translation>点を含む断片について</translation>
    </message>
    <message>
        <source>of the point</source>
        <translation>点について</translation>
    </message>
    <message>
        <source>of this block</source>
        <translation>このブロック</translation>
    </message>
    <message>
        <source>on {kind}
%</source>
        <translation>{kind}上
%</translation>
    </message>
    <message>
        <source>one gesture</source>
        <translation>操作 1 回</translation>
    </message>
    <message>
        <source>one map for each class</source>
        <translation>クラスごとに 1 枚のマップ</translation>
    </message>
    <message>
        <source>one map, sigmoid</source>
        <translation>マップ 1 枚、sigmoid</translation>
    </message>
    <message>
        <source>one query</source>
        <translation>クエリ1つ</translation>
    </message>
    <message>
        <source>one_cycle warms up, then falls to nearly 0 (Smith and Topin, 2019); cosine and polynomial fall to 0; plateau falls if the validation Dice does not rise</source>
        <translation>one_cycle は上がってからほぼ 0 まで下がります (Smith and Topin, 2019)。cosine、polynomial は 0 へ、plateau は検証 Dice が上がらないときに下がります</translation>
    </message>
    <message>
        <source>onnxruntime is not installed. Install it with {install_command}, or choose torch.</source>
        <translation>onnxruntime がありません。{install_command} でインストールするか、torch を選んでください。</translation>
    </message>
    <message>
        <source>opaque, transparency, alpha, stronger</source>
        <translation>不透明, 濃く</translation>
    </message>
    <message>
        <source>opening the image…</source>
        <translation>画像を開いています…</translation>
    </message>
    <message>
        <source>original image, reset, undo all edits</source>
        <translation>元の画像, リセット</translation>
    </message>
    <message>
        <source>original, compare, flicker, ablation</source>
        <translation>元, 比較, 点滅</translation>
    </message>
    <message>
        <source>outside training</source>
        <translation>学習範囲外</translation>
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
        <translation>補正前の検定の p 値</translation>
    </message>
    <message>
        <source>paint, draw, pen, pencil, morphology, dilate, grow</source>
        <translation>塗る, 描く, ペン, 鉛筆</translation>
    </message>
    <message>
        <source>part, {count:,} px</source>
        <translation>断片、{count:,} px</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>断片の数</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>pixel accuracy</source>
        <translation>画素正解率</translation>
    </message>
    <message>
        <source>pixel accuracy {accuracy:.3f}</source>
        <translation>画素正解率 {accuracy:.3f}</translation>
    </message>
    <message>
        <source>point, {name}</source>
        <translation>点、{name}</translation>
    </message>
    <message>
        <source>pointing game</source>
        <translation>ポインティングゲーム</translation>
    </message>
    <message>
        <source>points at the {target}</source>
        <translation>{target} を指す</translation>
    </message>
    <message>
        <source>polygon, freehand, outline, contour</source>
        <translation>自由曲線, 輪郭, 多角形</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>適合率</translation>
    </message>
    <message>
        <source>predict, infer, inference, compute, refresh, recompute</source>
        <translation>予測, 推論, 計算, 更新</translation>
    </message>
    <message>
        <source>presentation, full screen, slides, show</source>
        <translation>発表, 全画面, スライド</translation>
    </message>
    <message>
        <source>priority {score:.0f} of 100</source>
        <translation>優先度 {score:.0f}/100</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>確率</translation>
    </message>
    <message>
        <source>query {number}: {name}, {share:.2f}</source>
        <translation>クエリ{number}: {name}、{share:.2f}</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>ランダムな重み</translation>
    </message>
    <message>
        <source>random weights, SSIM</source>
        <translation>ランダムな重み、SSIM</translation>
    </message>
    <message>
        <source>reaches {end:.3f}</source>
        <translation>{end:.3f} に達する</translation>
    </message>
    <message>
        <source>read from the disk</source>
        <translation>ディスクから読み込み</translation>
    </message>
    <message>
        <source>read-only: {holder}</source>
        <translation>読み取り専用: {holder}</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>再現率</translation>
    </message>
    <message>
        <source>rectangle, bounding box, square</source>
        <translation>矩形, 四角, バウンディングボックス</translation>
    </message>
    <message>
        <source>red green blue, NBI, narrow band, grey, filter</source>
        <translation>赤緑青, 狭帯域, 白黒, フィルター</translation>
    </message>
    <message>
        <source>reduce points, smooth polygon, simplify, Douglas-Peucker</source>
        <translation>点を減らす, 単純化</translation>
    </message>
    <message>
        <source>reference, annotation, gold standard, label</source>
        <translation>参照, アノテーション, 基準</translation>
    </message>
    <message>
        <source>regions of ImageJ</source>
        <translation>ImageJ の領域</translation>
    </message>
    <message>
        <source>remove attention point, clear marker</source>
        <translation>点を消す, 目印を消す</translation>
    </message>
    <message>
        <source>repeat, step forward</source>
        <translation>やり直し, 繰り返し</translation>
    </message>
    <message>
        <source>resampled by {cluster_word}</source>
        <translation>{cluster_word} 単位で再抽出</translation>
    </message>
    <message>
        <source>reset brightness, contrast, gamma</source>
        <translation>明るさを戻す, コントラスト, ガンマ</translation>
    </message>
    <message>
        <source>reset decisions, undecide, bulk</source>
        <translation>決定を戻す, 一括</translation>
    </message>
    <message>
        <source>reset zoom, whole, centre, center</source>
        <translation>ズームを戻す, 全体表示, 中央</translation>
    </message>
    <message>
        <source>revert verdict, reopen</source>
        <translation>判定の取り消し, 再開</translation>
    </message>
    <message>
        <source>revert, step back</source>
        <translation>元に戻す, 取り消し</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正</translation>
    </message>
    <message>
        <source>right: {name}</source>
        <translation>正: {name}</translation>
    </message>
    <message>
        <source>rollout up to this block</source>
        <translation>このブロックまでのロールアウト</translation>
    </message>
    <message>
        <source>rubber, delete, remove, erase, erode, shrink</source>
        <translation>削除, 消す, 除去</translation>
    </message>
    <message>
        <source>ruler, millimetres, size, mm</source>
        <translation>縮尺, 定規, ミリ</translation>
    </message>
    <message>
        <source>safetensors file for the encoder, or none</source>
        <translation>エンコーダー用の safetensors ファイル。なしも可</translation>
    </message>
    <message>
        <source>save correction, COCO, labelme, DICOM SEG, annotation</source>
        <translation>修正の保存, アノテーション書き出し</translation>
    </message>
    <message>
        <source>save session, workspace, share</source>
        <translation>セッション保存, ワークスペース, 共有</translation>
    </message>
    <message>
        <source>saved now</source>
        <translation>保存しました</translation>
    </message>
    <message>
        <source>saved {ago} min ago</source>
        <translation>{ago} 分前に保存</translation>
    </message>
    <message>
        <source>saved {ago} s ago</source>
        <translation>{ago} 秒前に保存</translation>
    </message>
    <message>
        <source>scale {done} of {every}…</source>
        <translation>スケール {done}/{every}…</translation>
    </message>
    <message>
        <source>scales differ {score:.2f}</source>
        <translation>スケールの差 {score:.2f}</translation>
    </message>
    <message>
        <source>scales, multiscale, flip, mirror, rotate, TTA, augmentation, device, GPU, CUDA, CPU, dropout, settings, options, preferences, config</source>
        <translation>スケール, 反転, 回転, デバイス, 設定, オプション</translation>
    </message>
    <message>
        <source>score</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>screenshot, export figure, image of the panels</source>
        <translation>スクリーンショット, 画面保存, キャプチャ</translation>
    </message>
    <message>
        <source>search, filter, go to image</source>
        <translation>検索, 探す, 絞り込み</translation>
    </message>
    <message>
        <source>segmentation, overlay, prediction</source>
        <translation>領域分割, 重ね合わせ, 予測</translation>
    </message>
    <message>
        <source>segview is for research and education. It is not a medical device: do not diagnose or treat by what it shows. Everything stays on this computer.</source>
        <translation>segview は研究・教育用です。医療機器ではないため、表示内容で診断や治療をしないでください。データはすべてこのコンピューター内にとどまります。</translation>
    </message>
    <message>
        <source>segview itself is under the Apache License 2.0; the packages installed with it are under these licences:</source>
        <translation>segview 自体は Apache License 2.0 で、一緒にインストールされるもののライセンスは次のとおりです:</translation>
    </message>
    <message>
        <source>segview made an error ({what}): see {place}.</source>
        <translation>segview でエラーが発生しました ({what})。{place} を見てください。</translation>
    </message>
    <message>
        <source>segview made an error ({what}): the log {place} cannot be written ({problem}).</source>
        <translation>segview でエラーが発生しました ({what})。ログ {place} に書き込めません ({problem})。</translation>
    </message>
    <message>
        <source>segview made an error on {about} ({what}): see {place}.</source>
        <translation>{about} の処理中に segview でエラーが発生しました ({what})。{place} を見てください。</translation>
    </message>
    <message>
        <source>segview made an error on {about} ({what}): the log {place} cannot be written ({problem}).</source>
        <translation>{about} の処理中に segview でエラーが発生しました ({what})。ログ {place} に書き込めません ({problem})。</translation>
    </message>
    <message>
        <source>select all, multi selection, all files</source>
        <translation>全選択, 複数選択</translation>
    </message>
    <message>
        <source>select every model, check all, enable</source>
        <translation>すべて選択, 全部オン</translation>
    </message>
    <message>
        <source>set network.classes to {named} and network.head to &quot;{plain}&quot;</source>
        <translation>network.classes を {named}、network.head を &quot;{plain}&quot; にしてください</translation>
    </message>
    <message>
        <source>share kept</source>
        <translation>残した割合</translation>
    </message>
    <message>
        <source>share of target</source>
        <translation>対象の割合</translation>
    </message>
    <message>
        <source>share of the image deleted</source>
        <translation>削除した画像の割合</translation>
    </message>
    <message>
        <source>share of the image inserted</source>
        <translation>挿入した画像の割合</translation>
    </message>
    <message>
        <source>share of the masks, p &gt; {threshold:.2f}</source>
        <translation>マスクの割合、p &gt; {threshold:.2f}</translation>
    </message>
    <message>
        <source>share of the pixels</source>
        <translation>画素の割合</translation>
    </message>
    <message>
        <source>share wrong</source>
        <translation>誤りの割合</translation>
    </message>
    <message>
        <source>sharpness</source>
        <translation>鮮鋭度</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>shortcuts, keyboard, help, hotkeys</source>
        <translation>ショートカット, キーボード</translation>
    </message>
    <message>
        <source>shrink, further</source>
        <translation>縮小, 小さく見る</translation>
    </message>
    <message>
        <source>slices by</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>smart correction, positive negative, interactive, prompt, SAM</source>
        <translation>対話的, 自動修正, プロンプト</translation>
    </message>
    <message>
        <source>specular highlights</source>
        <translation>ハレーション</translation>
    </message>
    <message>
        <source>squeeze-and-attention heads</source>
        <translation>SA (squeeze-and-attention) ヘッド</translation>
    </message>
    <message>
        <source>standard deviation of p</source>
        <translation>p の標準偏差</translation>
    </message>
    <message>
        <source>stays the same with random weights, so it shows the image and not what was learned</source>
        <translation>ランダムな重みでも変わらず、学習内容でなく画像を示している</translation>
    </message>
    <message>
        <source>submitit is not installed. Run: pip install &apos;segview[slurm]&apos;</source>
        <translation>submitit がインストールされていません。実行: pip install &apos;segview[slurm]&apos;</translation>
    </message>
    <message>
        <source>target area</source>
        <translation>対象の面積</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>the black frame</source>
        <translation>黒い枠</translation>
    </message>
    <message>
        <source>the ground truth</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>the input size {rows} × {columns} (--input-size)</source>
        <translation>入力サイズ {rows} × {columns}（--input-size）</translation>
    </message>
    <message>
        <source>the mask of {variant}</source>
        <translation>{variant} のマスク</translation>
    </message>
    <message>
        <source>the mask of {variant} at {threshold:g}</source>
        <translation>しきい値 {threshold:g} での {variant} のマスク</translation>
    </message>
    <message>
        <source>the median size of its data set, {rows} × {columns}, for every image (--input-size)</source>
        <translation>すべての画像にデータセットの中央値サイズ {rows} × {columns}（--input-size）</translation>
    </message>
    <message>
        <source>the names of its classes, those of Pascal VOC (--classes)</source>
        <translation>クラス名としてPascal VOCの名前（--classes）</translation>
    </message>
    <message>
        <source>the names of its {count} classes (--classes)</source>
        <translation>{count}個のクラスの名前（--classes）</translation>
    </message>
    <message>
        <source>the normalisation of ImageNet (--mean, --std)</source>
        <translation>ImageNetの正規化（--mean, --std）</translation>
    </message>
    <message>
        <source>the normalisation to -1 to 1 (--mean, --std)</source>
        <translation>-1から1への正規化（--mean, --std）</translation>
    </message>
    <message>
        <source>the prediction</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>the prediction depends in part on what it marks</source>
        <translation>示した所が判断を一部決めている</translation>
    </message>
    <message>
        <source>the prediction depends on what it marks</source>
        <translation>示した所が判断を決めている</translation>
    </message>
    <message>
        <source>the prediction depends on what it marks no more than on random patches</source>
        <translation>示した所の影響が偶然を超えない</translation>
    </message>
    <message>
        <source>the prediction seems to depend on what it marks, but these images are too few to tell</source>
        <translation>示した所が判断を決めているようだが、画像が少なく断言できない</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>threshold, opacity, display, maps, settings, options, preferences</source>
        <translation>しきい値, 閾値, 不透明度, 表示, マップ, 設定, オプション</translation>
    </message>
    <message>
        <source>time
s</source>
        <translation>時間
秒</translation>
    </message>
    <message>
        <source>tissue only</source>
        <translation>組織のみ</translation>
    </message>
    <message>
        <source>to {end:.3f}</source>
        <translation>{end:.3f} まで</translation>
    </message>
    <message>
        <source>train, runs, fine-tune, finetune, teach, learning, epochs, curves, loss, pause, resume, TensorBoard</source>
        <translation>学習, 訓練, 微調整, 損失, エポック, 一時停止</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>学習用</translation>
    </message>
    <message>
        <source>transparent, transparency, alpha, fainter</source>
        <translation>透明, 薄く</translation>
    </message>
    <message>
        <source>true negative</source>
        <translation>真陰性</translation>
    </message>
    <message>
        <source>true positive, confident</source>
        <translation>真陽性、確信</translation>
    </message>
    <message>
        <source>true positive, uncertain</source>
        <translation>真陽性、不確実</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>truth unusable</source>
        <translation>正解は使用不可</translation>
    </message>
    <message>
        <source>two maps, softmax</source>
        <translation>マップ 2 枚、softmax</translation>
    </message>
    <message>
        <source>uncertain
%</source>
        <translation>不確実
%</translation>
    </message>
    <message>
        <source>uncertain
errors, px</source>
        <translation>不確実
誤り、px</translation>
    </message>
    <message>
        <source>uncertain area</source>
        <translation>不確実面積</translation>
    </message>
    <message>
        <source>uncertain errors</source>
        <translation>不確実誤り</translation>
    </message>
    <message>
        <source>uncertain {percent}</source>
        <translation>不確実 {percent}</translation>
    </message>
    <message>
        <source>uncertainty up to {number:.2f}</source>
        <translation>不確実性 最大 {number:.2f}</translation>
    </message>
    <message>
        <source>uncertainty, doubt, back</source>
        <translation>不確実, 疑わしい, 前</translation>
    </message>
    <message>
        <source>uncertainty, doubt, forward</source>
        <translation>不確実, 疑わしい, 次</translation>
    </message>
    <message>
        <source>under {name}</source>
        <translation>{name}の外乱</translation>
    </message>
    <message>
        <source>undo change, ablation, knock out, restore network</source>
        <translation>変更取り消し, アブレーション, ネットワークを戻す</translation>
    </message>
    <message>
        <source>undo click, seed, remove prompt</source>
        <translation>クリック取り消し, プロンプトを消す</translation>
    </message>
    <message>
        <source>unhide, labels, categories</source>
        <translation>再表示, ラベル, カテゴリー</translation>
    </message>
    <message>
        <source>unlike its validation images: distance {distance:.1f}; 1 is far</source>
        <translation>検証画像と異なる：距離 {distance:.1f}（1 を超えると遠い）</translation>
    </message>
    <message>
        <source>unlikeness</source>
        <translation>異質度</translation>
    </message>
    <message>
        <source>unusual {score:.1f} σ</source>
        <translation>特異さ {score:.1f} σ</translation>
    </message>
    <message>
        <source>validates</source>
        <translation>検証用</translation>
    </message>
    <message>
        <source>validation Dice</source>
        <translation>検証 Dice</translation>
    </message>
    <message>
        <source>values, cursor, crosshair, tooltip, Dice, scores, metrics, table</source>
        <translation>値, カーソル, スコア, 表</translation>
    </message>
    <message>
        <source>variants differ {score:.2f}</source>
        <translation>モデルの差 {score:.2f}</translation>
    </message>
    <message>
        <source>version, licence, license, update, help</source>
        <translation>バージョン, ライセンス, 更新</translation>
    </message>
    <message>
        <source>vertices, points, edit outline, contour, labelme</source>
        <translation>頂点, 多角形, 輪郭の編集</translation>
    </message>
    <message>
        <source>video, movie, play, timeline, sequence, track</source>
        <translation>動画, 映画, 再生, タイムライン</translation>
    </message>
    <message>
        <source>was out of memory</source>
        <translation>メモリーが足りませんでした</translation>
    </message>
    <message>
        <source>weight
× {scale:g}</source>
        <translation>重み
× {scale:g}</translation>
    </message>
    <message>
        <source>weights of segmentation_models_pytorch or torchvision</source>
        <translation>segmentation_models_pytorchまたはtorchvisionの重み</translation>
    </message>
    <message>
        <source>where it looks</source>
        <translation>見ている場所</translation>
    </message>
    <message>
        <source>why it failed</source>
        <translation>失敗の理由</translation>
    </message>
    <message>
        <source>with ground truth</source>
        <translation>正解あり</translation>
    </message>
    <message>
        <source>workspace, arrange panes, docks</source>
        <translation>ワークスペース, 画面配置</translation>
    </message>
    <message>
        <source>workspace, arrange panes, docks, annotate</source>
        <translation>ワークスペース, 画面配置, アノテーション</translation>
    </message>
    <message>
        <source>workspace, default panes, restore docks, toolbar</source>
        <translation>ワークスペース, 配置を戻す</translation>
    </message>
    <message>
        <source>workspace, keep panes, docks</source>
        <translation>ワークスペース, 配置を保存</translation>
    </message>
    <message>
        <source>wrong, as {in_colour_of}:</source>
        <translation>誤り ({in_colour_of}の色):</translation>
    </message>
    <message>
        <source>{aim}; nowhere positive</source>
        <translation>{aim}; 正の所なし</translation>
    </message>
    <message>
        <source>{architecture} gives one map of colour images: choose head A and {channels} channels.</source>
        <translation>{architecture} はカラー画像のマップを 1 枚出します: ヘッド A と {channels} チャンネルを選んでください。</translation>
    </message>
    <message>
        <source>{architecture} has an encoder of its own ({encoder}), not {encoder2}: leave encoder out.</source>
        <translation>{architecture} のエンコーダーは {encoder2} でなく独自のもの ({encoder}) です: encoder を空にしてください。</translation>
    </message>
    <message>
        <source>{architecture} has nothing to learn. Choose a network.</source>
        <translation>{architecture} に学ぶものはありません。ネットワークを選んでください。</translation>
    </message>
    <message>
        <source>{architecture} learns from image labels and has its own output: choose head A or plain.</source>
        <translation>{architecture} は画像ラベルから学び、独自の出力を持ちます: ヘッド A か plain を選んでください。</translation>
    </message>
    <message>
        <source>{architecture} of the spec takes no attention at its {place}. {allowed}</source>
        <translation>この仕様の {architecture} は {place} にアテンションを取りません。{allowed}</translation>
    </message>
    <message>
        <source>{architecture} takes no scale attention, because it has its own output layer. Choose an architecture that takes every head, for example unet or deeplabv3plus.</source>
        <translation>{architecture} は独自の出力層を持つため、スケールアテンションを取りません。全ヘッドを取るアーキテクチャ (例: unet、deeplabv3plus) を選んでください。</translation>
    </message>
    <message>
        <source>{architecture} · no network</source>
        <translation>{architecture} · ネットワークなし</translation>
    </message>
    <message>
        <source>{area:,} pixels of {name} are copied. Ctrl+V puts them at the same place, also in other images.</source>
        <translation>{name} {area:,} 画素をコピーしました。Ctrl+V で同じ位置に、別の画像にも貼り付けます。</translation>
    </message>
    <message>
        <source>{area:,} px</source>
        <translation>{area:,} px</translation>
    </message>
    <message>
        <source>{attention} at {places}</source>
        <translation>{places} の {attention}</translation>
    </message>
    <message>
        <source>{colour} is no colour. Give six digits or letters a to f: ff0000 is red.</source>
        <translation>{colour} は色ではありません。数字または a から f の文字を 6 つ指定してください。ff0000 は赤です。</translation>
    </message>
    <message>
        <source>{columns} × {rows} pixels, {gestures} on {of}: {covers}.</source>
        <translation>{columns} × {rows} 画素、{of}に{gestures}: {covers}。</translation>
    </message>
    <message>
        <source>{column} is not known of {count} of {count2} images, for example {missing}. Give a table that has all.</source>
        <translation>画像{count2}枚のうち{count}枚で{column}が分かりません(例: {missing})。すべてが揃った表を指定してください。</translation>
    </message>
    <message>
        <source>{config} and {config2} have different networks or classes: their weights cannot be averaged. Give a variant and one that was trained on from it.</source>
        <translation>{config} と {config2} はネットワークかクラスが異なり、重みを平均できません。モデルと、そこから続けて学習したモデルを指定してください。</translation>
    </message>
    <message>
        <source>{config} cannot be expressed in ONNX: {error}.</source>
        <translation>{config} を ONNX で表せません: {error}。</translation>
    </message>
    <message>
        <source>{config} cannot be fine-tuned: it has no weights. Choose a trained network.</source>
        <translation>{config} は重みがなく追加学習できません。学習済みのネットワークを選んでください。</translation>
    </message>
    <message>
        <source>{config} has learnt from masks, and has no attention to make proxies of. Choose a variant that learns from the labels of images: seenet, acol, cam or adversarial_erasing.</source>
        <translation>{config} はマスクから学んだため、代理マスクを作るアテンションがありません。画像ラベルから学ぶモデル (seenet、acol、cam、adversarial_erasing) を選んでください。</translation>
    </message>
    <message>
        <source>{config} has no weights that could be exported. Choose a network of torch.</source>
        <translation>{config} に書き出せる重みがありません。torch のネットワークを選んでください。</translation>
    </message>
    <message>
        <source>{config} knows {classes} classes, and the mask has more. Choose another variant.</source>
        <translation>{config} は {classes} クラスを知っていますが、マスクにはそれより多くあります。別のモデルを選んでください。</translation>
    </message>
    <message>
        <source>{corrected} of the {images} images in the list are corrected. In the background, the variant is trained on their current masks:</source>
        <translation>一覧の {images} 枚中 {corrected} 枚が修正されています。モデルはバックグラウンドで、今の状態のマスクから学びます:</translation>
    </message>
    <message>
        <source>{count:,} chosen images</source>
        <translation>選択中の {count:,} 枚</translation>
    </message>
    <message>
        <source>{count:,} could not be written. The first: {reason}</source>
        <translation>{count:,} 個を書き込めません。最初の理由: {reason}</translation>
    </message>
    <message>
        <source>{count:,} frames</source>
        <translation>フレーム {count:,} 個</translation>
    </message>
    <message>
        <source>{count:,} frames between {one} and {other} have interpolated masks now.</source>
        <translation>{one} と {other} の間の {count:,} フレームに補間したマスクが付きました。</translation>
    </message>
    <message>
        <source>{count:,} images are {state} now. Z takes that back, one by one.</source>
        <translation>{count:,} 枚: {state}。Z で 1 枚ずつ取り消せます。</translation>
    </message>
    <message>
        <source>{count:,} images of {data}, each at its size</source>
        <translation>{data}の画像{count:,}枚、それぞれの元のサイズ</translation>
    </message>
    <message>
        <source>{count:,} masks are written</source>
        <translation>マスク {count:,} 個を書き込みます</translation>
    </message>
    <message>
        <source>{count:,} masks were written to {folder}.</source>
        <translation>マスク {count:,} 個を {folder} に書き込みました。</translation>
    </message>
    <message>
        <source>{count:,} more lines: rest the pointer here.</source>
        <translation>あと{count:,}行: ここにポインターを置いてください。</translation>
    </message>
    <message>
        <source>{count:,} not scored</source>
        <translation>{count:,} 枚は評価できず</translation>
    </message>
    <message>
        <source>{count:,} of these files are in {folder} already. Replace them?</source>
        <translation>これらのファイルのうち {count:,} 個が {folder} にすでにあります。置き換えますか?</translation>
    </message>
    <message>
        <source>{count:,} outlines within another of the same group: filled, as no hole is marked.</source>
        <translation>同じグループの別の輪郭の中にある輪郭 {count:,} 個を、穴の印がないため塗りました。</translation>
    </message>
    <message>
        <source>{count:,} outlines within another of the same object: read as a hole.</source>
        <translation>同じ物体の別の輪郭の中にある輪郭 {count:,} 個を穴として読みました。</translation>
    </message>
    <message>
        <source>{count:,} pixels are not numbers: left out.</source>
        <translation>数値のない {count:,} 画素は使いませんでした。</translation>
    </message>
    <message>
        <source>{count:,} px of {name}</source>
        <translation>{name} {count:,} px</translation>
    </message>
    <message>
        <source>{counted:,} images so far</source>
        <translation>これまでに {counted:,} 枚</translation>
    </message>
    <message>
        <source>{counted} · threshold {threshold:.2f}</source>
        <translation>{counted} · しきい値 {threshold:.2f}</translation>
    </message>
    <message>
        <source>{counted} · threshold {threshold:.2f} · uncertain {low:.2f} to {high:.2f}</source>
        <translation>{counted} · しきい値 {threshold:.2f} · 不確実 {low:.2f}~{high:.2f}</translation>
    </message>
    <message>
        <source>{count} annotations are for this image; the last would be used.</source>
        <translation>この画像にはアノテーションが {count} 件あり、最後のものを取り込むことになります。</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} クラス</translation>
    </message>
    <message>
        <source>{count} masks were written to {folder}.</source>
        <translation>マスク {count} 個を {folder} に書き込みました。</translation>
    </message>
    <message>
        <source>{count} of its images are called {name}; the annotations of all of them would be used.</source>
        <translation>{count} 枚の画像の名前が {name} です。そのどれかに付けられた印はすべて読むことになります。</translation>
    </message>
    <message>
        <source>{count} of its images may be {image} ({several}): it is unclear which.</source>
        <translation>{count} 枚の画像が {image} の可能性があり ({several})、どれか分かりません。</translation>
    </message>
    <message>
        <source>{count} of {every} could not be written. {reason}</source>
        <translation>{every} 個中 {count} 個を書き込めません。{reason}</translation>
    </message>
    <message>
        <source>{count} of {every} ground truths checked in {folder} have another size than their image, and are resized to it.</source>
        <translation>{folder} で確認した正解 {every} 件のうち {count} 件は画像と大きさが異なり、画像に合わせて拡大または縮小されます。</translation>
    </message>
    <message>
        <source>{count} of {every} masks checked in {folder} cover most of the image and of its border. They may be inverted, with black for the target: if so, save them with white for the target.</source>
        <translation>{folder} で調べたマスク {every} 枚のうち {count} 枚が画像の大部分とその縁を覆っています。対象が黒の反転したマスクかもしれません。その場合は、対象を白にして保存してください。</translation>
    </message>
    <message>
        <source>{count} of {every} variants</source>
        <translation>{every} モデル中 {count}</translation>
    </message>
    <message>
        <source>{count} pairs were left out, the first because: {reason}</source>
        <translation>{count} 組を除きました。最初の理由: {reason}</translation>
    </message>
    <message>
        <source>{count} queries: {numbers}</source>
        <translation>クエリ{count}個: {numbers}</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>値 {count} 個</translation>
    </message>
    <message>
        <source>{count} {of} show no clear difference in {score} between {variant} and {base}: {difference}.</source>
        <translation>{of} {count} では、{score} で {variant} と {base} を区別できません: {difference}。</translation>
    </message>
    <message>
        <source>{decided}, correction unfinished</source>
        <translation>{decided}、修正は未完了</translation>
    </message>
    <message>
        <source>{devices} has not enough memory for it. Choose a layer nearer to the output.</source>
        <translation>{devices} のメモリーが足りません。出力により近いレイヤーを選んでください。</translation>
    </message>
    <message>
        <source>{done:,} masks were written to {folder}.</source>
        <translation>マスク {done:,} 個が {folder} に保存されました。</translation>
    </message>
    <message>
        <source>{done:,} of {every:,} checked</source>
        <translation>{every:,} 件中 {done:,} 件を検査</translation>
    </message>
    <message>
        <source>{done:,} of {every:,} images</source>
        <translation>{every:,} 枚中 {done:,} 枚</translation>
    </message>
    <message>
        <source>{done:,} of {every:,} images, {duration} left</source>
        <translation>{every:,} 枚中 {done:,} 枚、残り {duration}</translation>
    </message>
    <message>
        <source>{done:,} reviewed</source>
        <translation>{done:,} 枚レビュー済み</translation>
    </message>
    <message>
        <source>{done:,} written</source>
        <translation>{done:,} 個を書き込み済み</translation>
    </message>
    <message>
        <source>{done} of {every} scales so far</source>
        <translation>これまでに {every} スケール中 {done}</translation>
    </message>
    <message>
        <source>{end} Studentised bootstrap, {units}; {test}, corrected by Holm over {count} pairs.</source>
        <translation>{end} スチューデント化ブートストラップ、{units}; {test}、{count} 組について Holm 補正。</translation>
    </message>
    <message>
        <source>{entry} in {file} gives {kind}, where a torch.nn.Module is needed.</source>
        <translation>{file} の {entry} は {kind} を出しますが、torch.nn.Module が必要です。</translation>
    </message>
    <message>
        <source>{every:,} images</source>
        <translation>{every:,} 枚</translation>
    </message>
    <message>
        <source>{fewest} {of} are few: the intervals are rough.</source>
        <translation>{of} {fewest} は少数です: 区間は大まかです。</translation>
    </message>
    <message>
        <source>{field} (assumed)</source>
        <translation>{field}(仮定)</translation>
    </message>
    <message>
        <source>{file} and one other file are in {place} already. Replace them?</source>
        <translation>{place} に {file} とほか 1 個のファイルがすでにあります。置き換えますか?</translation>
    </message>
    <message>
        <source>{file} and {aside} were written to {folder}.</source>
        <translation>{file} と {aside} を {folder} に書き込みました。</translation>
    </message>
    <message>
        <source>{file} and {count} other files are in {place} already. Replace them?</source>
        <translation>{place} に {file} とほか {count} 個のファイルがすでにあります。置き換えますか?</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} を読めません: {reason}。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. Check its name.</source>
        <translation>{file} を読めません: {reason}。名前を確認してください。</translation>
    </message>
    <message>
        <source>{file} has no column of numbers. Give a table with a score in each column.</source>
        <translation>{file} に数値の列がありません。各列にスコアのある表を指定してください。</translation>
    </message>
    <message>
        <source>{file} has no labels. Write a name in each line, or choose a file of COCO or labelme.</source>
        <translation>{file} にラベルがありません。1 行に 1 つ名前を書くか、COCO か labelme のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{file} has no values for these images. Give a table with a heading, the names of the images in its first column or in one called image, and further columns.</source>
        <translation>{file}にはこれらの画像についての記載がありません。見出し行があり、先頭の列または image という列に画像の名前があり、ほかの列もある表を指定してください。</translation>
    </message>
    <message>
        <source>{file} has {names}. Name the one that builds the network, as in {file2}:build.</source>
        <translation>{file} に {names} があります。ネットワークを作るものを {file2}:build のように指定してください。</translation>
    </message>
    <message>
        <source>{file} has {row} with {name} a second time. Leave one of the two out.</source>
        <translation>{file} の {row} に {name} が 2 度あります。どちらかを除いてください。</translation>
    </message>
    <message>
        <source>{file} is damaged JSON. Save it again, or write a name in each line.</source>
        <translation>{file} は破損した JSON です。保存し直すか、1 行に 1 つ名前を書いてください。</translation>
    </message>
    <message>
        <source>{file} is in {place} already. Replace it?</source>
        <translation>{place} に {file} がすでにあります。置き換えますか?</translation>
    </message>
    <message>
        <source>{file} is no DICOM file, and a DICOM segmentation refers to one. Choose PNG.</source>
        <translation>{file} は DICOM ファイルではなく、DICOM セグメンテーションはそれを参照します。PNG を選んでください。</translation>
    </message>
    <message>
        <source>{file} is no Python that can be read: {error}.</source>
        <translation>{file} は読める Python ではありません: {error}。</translation>
    </message>
    <message>
        <source>{file} is there already. Replace it?</source>
        <translation>{file} はすでにあります。置き換えますか?</translation>
    </message>
    <message>
        <source>{file} lacks what a segmentation refers to: {missing}. Choose PNG.</source>
        <translation>{file} に、セグメンテーションが参照する項目がありません: {missing}。PNG を選んでください。</translation>
    </message>
    <message>
        <source>{file} names no {column} for {count} of {count2} images, for example {missing}. Add them, or leave them out of the folder.</source>
        <translation>{file} に、{count2} 枚中 {count} 枚の {column} がありません (例: {missing})。追加するか、フォルダーから除いてください。</translation>
    </message>
    <message>
        <source>{file} raises {named}</source>
        <translation>{file} でエラーが出ました: {named}</translation>
    </message>
    <message>
        <source>{file} was imported.</source>
        <translation>{file} を読み込みました。</translation>
    </message>
    <message>
        <source>{file} was imported: {parts}.</source>
        <translation>{file} を読み込みました: {parts}。</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>{film} and {about} were written to {folder}.</source>
        <translation>{film} と {about} が {folder} に保存されました。</translation>
    </message>
    <message>
        <source>{folder} cannot be a new folder: {reason}. Give another.</source>
        <translation>{folder} を新しいフォルダーにできません: {reason}。別のものを指定してください。</translation>
    </message>
    <message>
        <source>{folder} cannot be a variant. {explain}</source>
        <translation>{folder} はモデルにできません。{explain}</translation>
    </message>
    <message>
        <source>{folder} cannot be opened: {error}. Save it again, whole.</source>
        <translation>{folder} を開けません: {error}。全体を保存し直してください。</translation>
    </message>
    <message>
        <source>{folder} cannot be the name of a folder: {error}. Choose another.</source>
        <translation>{folder} はフォルダー名にできません: {error}。別のものを選んでください。</translation>
    </message>
    <message>
        <source>{folder} describes its network by code ({value}), which is not run. Export it with python -m monai.bundle ckpt_export, or to ONNX.</source>
        <translation>{folder}はネットワークをコード（{value}）で書いており、コードは実行されません。python -m monai.bundle ckpt_exportかONNXで書き出してください。</translation>
    </message>
    <message>
        <source>{folder} exists already. Choose another name.</source>
        <translation>{folder} はすでにあります。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>{folder} has a run already. Give this one another name.</source>
        <translation>{folder} にはすでに学習実行があります。別の名前にしてください。</translation>
    </message>
    <message>
        <source>{folder} has a run of another plan. Give this plan another name.</source>
        <translation>{folder} に別の計画の学習実行があります。この計画に別の名前を付けてください。</translation>
    </message>
    <message>
        <source>{folder} has changed since {config} was written: its SHA-256 is another. Get the folder again where it came from, whole.</source>
        <translation>{folder} は {config} が書かれた後に変わりました (SHA-256 が違います)。元の場所から全体を入手し直してください。</translation>
    </message>
    <message>
        <source>{folder} has images already. Choose another folder, or remove them.</source>
        <translation>{folder} にはすでに画像があります。別のフォルダーを選ぶか、削除してください。</translation>
    </message>
    <message>
        <source>{folder} has its weights as {pickled}, which may hold code and is not read. Write them as {weights}, as today&apos;s libraries do.</source>
        <translation>{folder} の重みは {pickled} です。コードを含む可能性があるため読み込みません。現在のライブラリのように {weights} として保存してください。</translation>
    </message>
    <message>
        <source>{folder} has no fold_0/{name}. Copy it there, or give it with --weights.</source>
        <translation>{folder}にfold_0/{name}がありません。そこにコピーするか、--weightsで指定してください。</translation>
    </message>
    <message>
        <source>{folder} has no {missing}, which names the task of the network. Save its processor to the folder too.</source>
        <translation>{folder}に、ネットワークに課題を伝える{missing}がありません。プロセッサもフォルダーに保存してください。</translation>
    </message>
    <message>
        <source>{folder} has no {weights}. Copy it there.</source>
        <translation>{folder}に{weights}がありません。そこにコピーしてください。</translation>
    </message>
    <message>
        <source>{folder} has no {weights}. Save it with save_pretrained(folder, safe_serialization=True): pickles are not read.</source>
        <translation>{folder} に {weights} がありません。save_pretrained(folder, safe_serialization=True) で保存してください: pickle は読み込みません。</translation>
    </message>
    <message>
        <source>{folder} has plans of an nnU-Net before 2.2, which do not describe the network. Plan it again with nnUNetv2_plan_experiment.</source>
        <translation>{folder}の計画は2.2より前のnnU-Netのもので、ネットワークが書かれていません。nnUNetv2_plan_experimentで計画し直してください。</translation>
    </message>
    <message>
        <source>{folder} has regions that overlap, each with a sigmoid, and no classes. Export it to ONNX with one output for each region, or open its predictions.</source>
        <translation>{folder}は重なる領域をそれぞれシグモイドで区別し、これはクラスではありません。領域ごとに一つの出力でONNXに書き出すか、その予測を開いてください。</translation>
    </message>
    <message>
        <source>{folder} has {count} classes, but {count2} names were given. Give one for each.</source>
        <translation>{folder} は {count} クラスを区別しますが、名前が {count2} 個です。1 つずつ指定してください。</translation>
    </message>
    <message>
        <source>{folder} holds no image that segview can open. {cure}.</source>
        <translation>{folder} に segview で開ける画像がありません。{cure}。</translation>
    </message>
    <message>
        <source>{folder} holds no prediction on {value}. They are found by the names of the images.</source>
        <translation>{folder} に {value} の予測がありません。予測は画像の名前で探します。</translation>
    </message>
    <message>
        <source>{folder} holds no prediction: no PNG, TIFF, NPZ, NPY or NIfTI.</source>
        <translation>{folder} に予測 (PNG、TIFF、NPZ、NPY、NIfTI) がありません。</translation>
    </message>
    <message>
        <source>{folder} holds {counted} but no mask. Masks are looked for in a folder &apos;masks&apos;, &apos;labels&apos;, &apos;annotations&apos; or &apos;Ground Truth&apos;, in or beside that of the images, under the same name, or beside the image under a name such as X_mask.png.</source>
        <translation>{folder} に {counted} がありますが、マスクが 1 つもありません。マスクは、画像のフォルダーの中か隣の &apos;masks&apos;、&apos;labels&apos;、&apos;annotations&apos;、&apos;Ground Truth&apos; フォルダーで同じ名前のもの、または画像の隣で X_mask.png のような名前のものを探します。</translation>
    </message>
    <message>
        <source>{folder} holds {counted} but no mask. {file} is no image, and masks are read from images and NIfTI alone: save them as PNG.</source>
        <translation>{folder} には {counted} がありますが、マスクがありません。{file} は画像ではなく、マスクは画像と NIfTI からのみ読み込みます。PNG で保存してください。</translation>
    </message>
    <message>
        <source>{folder} holds {counted}, and masks of several kinds for them: {kinds}. It is unclear which to use. Put the masks of one kind into a folder &apos;masks&apos; beside that of the images, or write a list (.txt) with an image and its mask in each line, and give that.</source>
        <translation>{folder} に {counted} があり、そのマスクは複数の種類です: {kinds}。どれのことか分かりません。1 種類のマスクを画像のフォルダーの隣の &apos;masks&apos; フォルダーに入れるか、各行に画像とそのマスクを書いたリスト (.txt) を作って、それを指定してください。</translation>
    </message>
    <message>
        <source>{folder} holds {counted}, but a folder of masks beside it cannot be looked for: {reason}. Put the masks into a folder &apos;masks&apos; within it.</source>
        <translation>{folder} に {counted} があり、その隣にマスクがあるかどうかは分かりません: {reason}。その中の &apos;masks&apos; フォルダーにマスクを入れてください。</translation>
    </message>
    <message>
        <source>{folder} is a bundle for volumes. Only two-dimensional bundles can be opened.</source>
        <translation>{folder}はボリューム用のバンドルです。二次元のものを開けます。</translation>
    </message>
    <message>
        <source>{folder} is a bundle of MONAI that does not describe its network as data (network_def). Export it with python -m monai.bundle ckpt_export, or to ONNX.</source>
        <translation>{folder}は、ネットワークをデータ（network_def）として書いていないMONAIのバンドルです。python -m monai.bundle ckpt_exportかONNXで書き出してください。</translation>
    </message>
    <message>
        <source>{folder} is a result of nnU-Net for volumes. Train or give its configuration 2d.</source>
        <translation>{folder}はボリューム用のnnU-Netの結果です。2d構成を学習するか指定してください。</translation>
    </message>
    <message>
        <source>{folder} is being trained in already. Wait for it, stop it, or give the run another name.</source>
        <translation>{folder} ではすでに学習中です。待つか、止めるか、別の名前にしてください。</translation>
    </message>
    <message>
        <source>{folder} is no variant: it has none of the fields {fields}. Choose a folder that one of these libraries has written.</source>
        <translation>{folder} はモデルではありません。{fields} のどの項目もありません。これらのライブラリのどれかが書いたフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{folder} is there already. Give another folder, or remove it first.</source>
        <translation>{folder} はすでにあります。別のフォルダーにするか、先に削除してください。</translation>
    </message>
    <message>
        <source>{folder} is there already. Give another name.</source>
        <translation>{folder} はすでにあります。別の名前を指定してください。</translation>
    </message>
    <message>
        <source>{folder} is {kind} of transformers, which cannot be opened. Supported are: {known}. For others, open a Python file that builds the network and gives logits for each class: net.py:build.</source>
        <translation>{folder} は transformers の {kind} で、開けません。開けるもの: {known}。ほかのネットワークは、それを組み立ててクラスごとのロジットを返す Python ファイルを開いてください: net.py:build。</translation>
    </message>
    <message>
        <source>{folder} needs the library MONAI. Install it with {install_command}.</source>
        <translation>{folder}にはライブラリMONAIが必要です。{install_command}でインストールしてください。</translation>
    </message>
    <message>
        <source>{folder} needs the library dynamic-network-architectures. Install it with {install_command}.</source>
        <translation>{folder}にはライブラリdynamic-network-architecturesが必要です。{install_command}でインストールしてください。</translation>
    </message>
    <message>
        <source>{folder} needs the library transformers. Install it with {install_command}.</source>
        <translation>{folder} にはライブラリ transformers が必要です。{install_command} でインストールしてください。</translation>
    </message>
    <message>
        <source>{format} cannot be shared by {size} processes. Raise that in the plan, or lower --nproc-per-node.</source>
        <translation>{format} は {size} プロセスで分けられません。計画で増やすか、--nproc-per-node を減らしてください。</translation>
    </message>
    <message>
        <source>{format} has a file for each image. Choose COCO for one file of all images.</source>
        <translation>{format} は画像ごとに 1 ファイルです。1 ファイルにするには COCO を選んでください。</translation>
    </message>
    <message>
        <source>{found}, is {true}</source>
        <translation>{found}、実際は {true}</translation>
    </message>
    <message>
        <source>{gate} has no channel that can be changed by itself. Leave out &apos;:{channel}&apos;.</source>
        <translation>{gate} は 1 チャンネルだけを変えられません。&apos;:{channel}&apos; を除いてください。</translation>
    </message>
    <message>
        <source>{gestures} gestures</source>
        <translation>操作 {gestures} 回</translation>
    </message>
    <message>
        <source>{hours:.1f} h</source>
        <translation>{hours:.1f} 時間</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 時間 {minutes} 分</translation>
    </message>
    <message>
        <source>{image} cannot be scored: {reason}</source>
        <translation>{image} を採点できません: {reason}</translation>
    </message>
    <message>
        <source>{image} has other classes or another size: nothing was interpolated.</source>
        <translation>{image} はクラスまたはサイズが異なるため、補間しませんでした。</translation>
    </message>
    <message>
        <source>{image} has rows 0 to {rows} and columns 0 to {columns}: there is no pixel {row},{column} to click on.</source>
        <translation>{image} の行は 0~{rows}、列は 0~{columns} です。クリックする画素 {row},{column} はありません。</translation>
    </message>
    <message>
        <source>{image} is a frame, which a list cannot name. Save it as an image.</source>
        <translation>{image} はフレームなので、リストに書けません。画像として保存してください。</translation>
    </message>
    <message>
        <source>{image} is in {where} and in {part}. Give each of them folders of its own: scores on images that the network has seen say nothing.</source>
        <translation>{image} が {where} と {part} の両方にあります。フォルダーを分けてください: ネットワークが見た画像のスコアに意味はありません。</translation>
    </message>
    <message>
        <source>{image} is no image that has a file of this format.</source>
        <translation>{image} にはこの形式のファイルを作れません。</translation>
    </message>
    <message>
        <source>{image} is no longer shown: {source} was not imported.</source>
        <translation>{image} はもう表示されていません。{source} は読み込みませんでした。</translation>
    </message>
    <message>
        <source>{image} is not the image that was corrected: the file was replaced. Put the image back, or leave it out.</source>
        <translation>{image} は修正した画像ではありません: ファイルが差し替えられました。元の画像に戻すか、外してください。</translation>
    </message>
    <message>
        <source>{image} is not the image that was {decision} under this name on {decided}: no decision yet.</source>
        <translation>{image} は、この名前で {decided} に判定した ({decision}) 画像ではありません。ここでは未判定です。</translation>
    </message>
    <message>
        <source>{image} was corrected in the classes {found}; {variant} tells {own} apart. Fine-tune a variant with its classes, or discard that correction.</source>
        <translation>{image} はクラス {found} で修正されましたが、{variant} は {own} を区別します。そのクラスのモデルを追加学習するか、その修正を破棄してください。</translation>
    </message>
    <message>
        <source>{image}, of the list {path}, has no mask{value}. Write its path behind it.</source>
        <translation>一覧 {path} の {image} にマスクがありません{value}。後ろにパスを書いてください。</translation>
    </message>
    <message>
        <source>{kind} cannot be built on the encoder {encoder}: {error}. Choose another encoder, or change decoder_channels or options.</source>
        <translation>{kind} をエンコーダー {encoder} に作れません: {error}。別のエンコーダーを選ぶか、decoder_channels か options を変えてください。</translation>
    </message>
    <message>
        <source>{kind} of segmentation_models_pytorch has its own output layer: choose head A (one output map) or plain, and give decoder_channels among the options.</source>
        <translation>segmentation_models_pytorch の {kind} は独自の出力層を持ちます: ヘッド A (出力マップ 1 枚) か plain を選び、decoder_channels はオプションに指定してください。</translation>
    </message>
    <message>
        <source>{kind} over the scales {scales}</source>
        <translation>スケール {scales} にわたる {kind}</translation>
    </message>
    <message>
        <source>{last}, which was shown last, no longer exists.</source>
        <translation>最後に見ていた {last} はもうありません。</translation>
    </message>
    <message>
        <source>{layer} gives no image here. Choose a layer inside it.</source>
        <translation>{layer} はここでは画像を出しません。その中のレイヤーを選んでください。</translation>
    </message>
    <message>
        <source>{layer} has {count} channels, 0 to {count2}, but no channel {channel}.</source>
        <translation>{layer} のチャンネルは {count} 個 (0~{count2}) で、{channel} はありません。</translation>
    </message>
    <message>
        <source>{low:g} to {high:g} {unit}</source>
        <translation>{low:g}~{high:g} {unit}</translation>
    </message>
    <message>
        <source>{main} could not be written: {value}. The earlier content is still valid. Free some space or choose a folder that you may write to.</source>
        <translation>{main} に書き込めません: {value}。以前の内容はそのまま有効です。空きを作るか、書き込めるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{map} of {name}</source>
        <translation>{name} の {map}</translation>
    </message>
    <message>
        <source>{map} of {variant} {word}: {findings}.</source>
        <translation>{variant} の {map} – {word}: {findings}。</translation>
    </message>
    <message>
        <source>{map} of {variant}: nothing could be checked.</source>
        <translation>{variant} の {map}: 検査できるものがありませんでした。</translation>
    </message>
    <message>
        <source>{menu}: {command}</source>
        <translation>{menu}: {command}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{name}
{part}</source>
        <translation>{name}
{part}</translation>
    </message>
    <message>
        <source>{name} (hidden)</source>
        <translation>{name} (非表示)</translation>
    </message>
    <message>
        <source>{name} cannot name a folder. Use 1 to 80 letters and digits, with no dot in front.</source>
        <translation>{name} はフォルダー名にできません。点で始まらない 1~80 字の英数字にしてください。</translation>
    </message>
    <message>
        <source>{name} does not say how its axes lie, and is as wide as it is high: it may lie on its side. Save it as TIFF with a page for each frame, or write it with SimpleITK.</source>
        <translation>{name} は軸の向きを示しておらず、縦横が同じ長さなので、横倒しの可能性があります。フレームごとに 1 ページの TIFF で保存するか、SimpleITK で書き出してください。</translation>
    </message>
    <message>
        <source>{name} gives logits in segmentation_models_pytorch {version} that differ by {difference:.2g}: nothing is written. Export it to ONNX.</source>
        <translation>{name} のロジットは segmentation_models_pytorch {version} では {difference:.2g} 異なるため、何も書きませんでした。ONNX で書き出してください。</translation>
    </message>
    <message>
        <source>{name} gives numbers in ONNX that differ by {difference:.2g}, more than {tolerance:g}: nothing is written. Leave out its attention with --no-attention.</source>
        <translation>{name} は ONNX で {difference:.2g} 異なる値を出します (許容 {tolerance:g})。何も書き出していません。--no-attention でアテンションを外してください。</translation>
    </message>
    <message>
        <source>{name} has changed since it was corrected ({begun}), with a version that did not record the image. That correction may belong to another image, and is not used.</source>
        <translation>{name} は修正後に変わっており ({begun})、どの画像かを記録しない版で修正されました。その修正は別の画像のものかもしれないため、使いません。</translation>
    </message>
    <message>
        <source>{name} has more than {most} MB unpacked, too much for masks. Save it with whole numbers of 8 bits, or in parts.</source>
        <translation>{name} は展開すると {most} MB を超え、マスクとしては大きすぎます。8 ビットの整数で保存するか、分けて保存してください。</translation>
    </message>
    <message>
        <source>{name} has no {map}</source>
        <translation>{name} に {map} はありません</translation>
    </message>
    <message>
        <source>{name} has no {map} of {found}</source>
        <translation>{name} に {found} の {map} はありません</translation>
    </message>
    <message>
        <source>{name} has {slices} slices, but number {number} was requested. Save one slice for each frame.</source>
        <translation>{name} にはスライスが {slices} 枚ありますが、{number} 番が要求されました。フレームごとに 1 枚のスライスを保存してください。</translation>
    </message>
    <message>
        <source>{name} holds numbers from {low:g} to {high:g}: it is an image, not a mask. A mask has whole numbers from 0 to {most}, or probabilities.</source>
        <translation>{name} には {low:g} から {high:g} までの数値があります。マスクではなく画像です。マスクは 0 から {most} までの整数か、確率です。</translation>
    </message>
    <message>
        <source>{name} holds {sides} numbers; a mask has columns × rows × slices.</source>
        <translation>{name} には {sides} の数値があります。マスクは列 × 行 × スライスです。</translation>
    </message>
    <message>
        <source>{name} is being corrected elsewhere ({holder}): here it is read-only.</source>
        <translation>{name} は別の場所で修正中です ({holder})。ここでは読み取り専用です。</translation>
    </message>
    <message>
        <source>{name} is being corrected elsewhere: here it is read-only.</source>
        <translation>{name} は別の場所で修正中です。ここでは読み取り専用です。</translation>
    </message>
    <message>
        <source>{name} is no network that segmentation_models_pytorch has: it opens U-Nets with head A, B or plain, without f&apos;&apos;, attention and scale attention. Export it to ONNX, or share its own folder.</source>
        <translation>{name} は segmentation_models_pytorch にないネットワークです。開けるのは、f&apos;&apos;・アテンション・スケールアテンションのない、ヘッド A、B、plain の U-Net です。ONNX で書き出すか、元のフォルダーを共有してください。</translation>
    </message>
    <message>
        <source>{name} is no variant: a variant&apos;s folder has a config.json and a model.safetensors.</source>
        <translation>{name} はモデルではありません。モデルのフォルダーには config.json と model.safetensors があります。</translation>
    </message>
    <message>
        <source>{name} is not the image that was corrected under this name ({begun}). That correction is kept, and not used here.</source>
        <translation>{name} は、この名前で修正した画像ではありません ({begun})。その修正は保管されますが、ここでは使いません。</translation>
    </message>
    <message>
        <source>{name} is not the most probable class of any query.</source>
        <translation>{name} の確率が最も高いクエリはありません。</translation>
    </message>
    <message>
        <source>{name} {area:,} pixels</source>
        <translation>{name} {area:,} 画素</translation>
    </message>
    <message>
        <source>{name}, reaches {low:.3f} to {high:.3f}</source>
        <translation>{name}、{low:.3f}～{high:.3f}に達する</translation>
    </message>
    <message>
        <source>{name}, right half: uncertain</source>
        <translation>{name}、右半分: 不確実</translation>
    </message>
    <message>
        <source>{name}, {pairs:,} pairs</source>
        <translation>{name}、{pairs:,} 組</translation>
    </message>
    <message>
        <source>{name}: before</source>
        <translation>{name}: 変更前</translation>
    </message>
    <message>
        <source>{neutral} was {name}</source>
        <translation>{neutral} = {name}</translation>
    </message>
    <message>
        <source>{number:,} of {count:,}, {seconds:.2f} s</source>
        <translation>{count:,} 枚中 {number:,}、{seconds:.2f} 秒</translation>
    </message>
    <message>
        <source>{number:,} parts with {why}</source>
        <translation>断片 {number:,} 個: {why}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number}/{count}</translation>
    </message>
    <message>
        <source>{over}, {count:,} images of {data}, {size}</source>
        <translation>{over}、{data} の {count:,} 枚、{size}</translation>
    </message>
    <message>
        <source>{pairs:,} pairs for training and {held:,} for validation.</source>
        <translation>{pairs:,} 組で学習し、{held:,} 組で検証します。</translation>
    </message>
    <message>
        <source>{path} and {part} are masks of one image, and differ in size. Make them alike.</source>
        <translation>{path} と {part} は同じ画像のマスクですが、大きさが違います。揃えてください。</translation>
    </message>
    <message>
        <source>{path} and {part} are masks of one image, and give some pixels to two classes.</source>
        <translation>{path} と {part} は同じ画像のマスクですが、一部の画素が 2 つのクラスに属しています。</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {absence}.</source>
        <translation>{path} を開けません: {absence}。</translation>
    </message>
    <message>
        <source>{path} cannot be read, or is damaged.</source>
        <translation>{path} を読めないか、破損しています。</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is a device or a pipe, not a file. Choose an image.</source>
        <translation>{path} を読めません: ファイルではなくデバイスかパイプです。画像を選んでください。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {found}. {cure}.</source>
        <translation>{path} を読めません: {found}。{cure}。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} を読めません: {reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. A variant is a folder with {config}.</source>
        <translation>{path} を読めません: {reason}。モデルは {config} のあるフォルダーです。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. A variant is a folder with {weights}.</source>
        <translation>{path} を読めません: {reason}。モデルは {weights} のあるフォルダーです。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Check that it is there for you to read.</source>
        <translation>{path} を読めません: {reason}。存在し、読めるか確認してください。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {value}.</source>
        <translation>{path} を読めません: {value}。</translation>
    </message>
    <message>
        <source>{path} cannot be the name of a file: {error}. Choose another.</source>
        <translation>{path} はファイル名にできません: {error}。別のものを選んでください。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}. Check that it is there and may be used.</source>
        <translation>{path} を使えません: {reason}。存在し、権限があるか確認してください。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. Choose another folder.</source>
        <translation>{path} に書き込めません: {reason}。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} cannot become a variant. {explain}</source>
        <translation>{path} はモデルにできません。{explain}</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}. Free some space.</source>
        <translation>{path} に書き込めません: {reason}。空きを作ってください。</translation>
    </message>
    <message>
        <source>{path} could not be written: {value}. The old file, if any, is untouched. Free some space or choose a folder that you may write to.</source>
        <translation>{path} に書き込めません: {value}。以前のファイルがあればそのままです。空きを作るか、書き込めるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} describes no network with a backbone and a decode head. {way_out}</source>
        <translation>{path} にはバックボーンとデコードヘッドを持つネットワークがありません。{way_out}</translation>
    </message>
    <message>
        <source>{path} describes {kind} of {parts}, which is not built here. Known are the backbones {backbones} and the heads {heads} of an EncoderDecoder without a neck. {way_out}</source>
        <translation>{path} の {kind} ({parts}) はここでは構築できません。対応しているのは、ネックのない EncoderDecoder のバックボーン {backbones} とヘッド {heads} です。{way_out}</translation>
    </message>
    <message>
        <source>{path} does not say how it was made. Give a figure or report of segview, or a mask beside its .mask.json.</source>
        <translation>{path} に作り方が書かれていません。segview の図かレポート、または隣に .mask.json のあるマスクを指定してください。</translation>
    </message>
    <message>
        <source>{path} has changed since it was opened as {config}. Open it again.</source>
        <translation>{path} は {config} として開いた後に変わりました。開き直してください。</translation>
    </message>
    <message>
        <source>{path} has more than the {limit} million pixels allowed. {smaller}</source>
        <translation>{path} が許容の {limit} 百万画素を超えています。{smaller}</translation>
    </message>
    <message>
        <source>{path} has more than {file_limit} GB, which no network here needs.</source>
        <translation>{path} が {file_limit} GB を超えています。ここのネットワークにそれほどは要りません。</translation>
    </message>
    <message>
        <source>{path} has more than {largest_file} MB, too much for one mask.</source>
        <translation>{path} が {largest_file} MB を超えています: 1 枚のマスクとは考えられません。</translation>
    </message>
    <message>
        <source>{path} has {count} classes, but {count2} names were given.</source>
        <translation>{path} は {count} クラスを区別しますが、名前が {count2} 個です。</translation>
    </message>
    <message>
        <source>{path} has {held}, but number {number} was requested. Open the file again to list its contents.</source>
        <translation>{path} には {held} があり、{number} 番はありません。ファイルを開き直して一覧を作り直してください。</translation>
    </message>
    <message>
        <source>{path} has {size} × {size2} pixels, more than the {limit} million allowed. {smaller}</source>
        <translation>{path} は {size} × {size2} 画素で、許容の {limit} 百万を超えています。{smaller}</translation>
    </message>
    <message>
        <source>{path} has {slices} slices, which is not the number of frames of its image. Save one slice for each frame, or each slice as its own file, with the name of its image.</source>
        <translation>{path} のスライスは {slices} 枚で、画像のフレーム数と異なります。フレームごとに 1 枚のスライスを保存するか、各スライスを画像の名前のファイルとして保存してください。</translation>
    </message>
    <message>
        <source>{path} has {text}, which is code, not data. {way_out}</source>
        <translation>{path} の {text} はデータではなくコードです。{way_out}</translation>
    </message>
    <message>
        <source>{path} holds Python objects, which are not read. Save the numbers alone.</source>
        <translation>{path} に Python オブジェクトがあり、読み込めません。数値だけを保存してください。</translation>
    </message>
    <message>
        <source>{path} holds colours as L*a*b*, which segview does not show. {cure}.</source>
        <translation>{path} の色は L*a*b* で、segview では表示しません。{cure}。</translation>
    </message>
    <message>
        <source>{path} holds no JSON object. Ask for the folder again where you got it.</source>
        <translation>{path} に JSON オブジェクトがありません。フォルダーの入手元にもう一度求めてください。</translation>
    </message>
    <message>
        <source>{path} holds no images that can be decoded. Choose another film.</source>
        <translation>{path} にデコードできる画像がありません。別の動画を選んでください。</translation>
    </message>
    <message>
        <source>{path} holds no images. Choose another film.</source>
        <translation>{path} に画像がありません。別の動画を選んでください。</translation>
    </message>
    <message>
        <source>{path} holds numbers below 0. Save it with 0 for the background, and 1 or the indices of the classes.</source>
        <translation>{path} に 0 未満の数があります。背景は 0、それ以外は 1 またはクラスの番号で保存してください。</translation>
    </message>
    <message>
        <source>{path} holds numbers from {min:.3g} to {max:.3g}, and probabilities lie in 0 to 1. Save what comes out of the sigmoid or softmax.</source>
        <translation>{path} の値は {min:.3g}~{max:.3g} ですが、確率は 0~1 です。sigmoid か softmax を通した値を保存してください。</translation>
    </message>
    <message>
        <source>{path} holds numbers of a rare kind, {bitspersample} bits each. {cure}.</source>
        <translation>{path} の数値がまれな種類です ({bitspersample} ビット)。{cure}。</translation>
    </message>
    <message>
        <source>{path} holds numbers up to {largest} and is stored with loss, as in JPEG, which changes them. Save it as PNG.</source>
        <translation>{path} には {largest} までの数がありますが、JPEG のような非可逆圧縮では保持されません。PNG で保存してください。</translation>
    </message>
    <message>
        <source>{path} holds the number {max}, but the folder has {classes} classes, 0 to {classes2}. Open it with the names of all classes.</source>
        <translation>{path} に {max} がありますが、このフォルダーは {classes} クラス (0~{classes2}) を区別します。全クラスの名前を付けて開いてください。</translation>
    </message>
    <message>
        <source>{path} holds weights alone. Import it with segview import.</source>
        <translation>{path} には重みだけがあります。segview import で読み込んでください。</translation>
    </message>
    <message>
        <source>{path} holds {found} planes, where others of its folder hold {count}. Save all alike.</source>
        <translation>{path} の面は {found} 枚ですが、同じフォルダーの他のファイルは {count} 枚です。揃えて保存してください。</translation>
    </message>
    <message>
        <source>{path} holds {samples} channels in {imagedepth} layers; an image has one layer of up to 4. {cure}.</source>
        <translation>{path} には {imagedepth} 層に {samples} チャンネルがあります。画像は 1 層、4 チャンネルまでです。{cure}。</translation>
    </message>
    <message>
        <source>{path} holds {sides} numbers, more than the {most_numbers} million allowed.</source>
        <translation>{path} に数が {sides} 個あり、許容の {most_numbers} 百万個を超えています。</translation>
    </message>
    <message>
        <source>{path} holds {sides} of {dtype}; a prediction is rows × columns, or classes × these.</source>
        <translation>{path} は {dtype} 型の {sides} です。予測は行 × 列、またはクラス × 行 × 列です。</translation>
    </message>
    <message>
        <source>{path} holds {value}. Keep the prediction in it alone, or under the name &apos;probabilities&apos; or &apos;mask&apos;.</source>
        <translation>{path} に {value} があります。予測だけにするか、&apos;probabilities&apos; または &apos;mask&apos; という名前にしてください。</translation>
    </message>
    <message>
        <source>{path} is a DICOM file without an image in it. Choose another.</source>
        <translation>{path} は画像のない DICOM ファイルです。別のものを選んでください。</translation>
    </message>
    <message>
        <source>{path} is a DICOM segmentation. Open its image, and import this as the mask of it.</source>
        <translation>{path} は DICOM セグメンテーションです。その画像を開き、これをマスクとして読み込んでください。</translation>
    </message>
    <message>
        <source>{path} is a Keras model, and TensorFlow is no part of segview. Export it to ONNX where it was made (tf2onnx), and open that.</source>
        <translation>{path}はKerasのモデルで、segviewにTensorFlowは含まれていません。作成元でONNXにエクスポートし（tf2onnx）、それを開いてください。</translation>
    </message>
    <message>
        <source>{path} is a NIfTI volume, which is read as a mask or as a prediction. Save its slices as PNG, or all of them as pages of a TIFF, and open that.</source>
        <translation>{path} は NIfTI ボリュームで、マスクまたは予測として読み込まれます。スライスを PNG で、またはすべてを TIFF のページとして保存し、それを開いてください。</translation>
    </message>
    <message>
        <source>{path} is a TensorFlow model. Export it to ONNX where it was made (python -m tf2onnx.convert --saved-model), and open that.</source>
        <translation>{path}はTensorFlowのモデルです。作成元でONNXにエクスポートし（python -m tf2onnx.convert --saved-model）、それを開いてください。</translation>
    </message>
    <message>
        <source>{path} is a coloured image, and a prediction is a mask, an image of class indices or a probability map. Save it without the image underneath, as greys or with a palette.</source>
        <translation>{path} はカラー画像です。予測はマスク、クラス番号の画像、または確率マップです。下の画像を除き、グレーかパレットで保存してください。</translation>
    </message>
    <message>
        <source>{path} is a list of DICOM files, not an image. Open the folder that it lies in.</source>
        <translation>{path} は画像ではなく DICOM ファイルの一覧です。それがあるフォルダーを開いてください。</translation>
    </message>
    <message>
        <source>{path} is a variant already: choose it as it is (segview predict -v {path}).</source>
        <translation>{path} はすでにモデルです。そのまま選んでください(segview predict -v {path})。</translation>
    </message>
    <message>
        <source>{path} is an open image or ground truth, which is never replaced. Choose another name or folder.</source>
        <translation>{path} は開いている画像か正解で、決して上書きしません。別の名前かフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} is based on itself. Give the config that the training wrote.</source>
        <translation>{path} は自分自身を基にしています。学習が書き出した設定ファイルを指定してください。</translation>
    </message>
    <message>
        <source>{path} is based on {base}, which does not exist. Give the config that the training wrote beside its checkpoints: it is complete.</source>
        <translation>{path} の基となる {base} がありません。学習がチェックポイントの隣に書き出した設定ファイルを指定してください。それだけで足ります。</translation>
    </message>
    <message>
        <source>{path} is built for another runtime. Export it to ONNX where it was made, and open that.</source>
        <translation>{path}は別のランタイム用に作られています。作成元でONNXにエクスポートし、それを開いてください。</translation>
    </message>
    <message>
        <source>{path} is compressed as a whole (deflated), which is not read. Export it in another way.</source>
        <translation>{path} は全体が圧縮 (deflated) されており、読み込めません。別の方法で書き出してください。</translation>
    </message>
    <message>
        <source>{path} is compressed as {syntax}, which cannot be decompressed here. Export it without compression, or run pip install pylibjpeg pylibjpeg-libjpeg (GPL).</source>
        <translation>{path} は {syntax} で圧縮されており、ここでは展開できません。圧縮せずに書き出すか、pip install pylibjpeg pylibjpeg-libjpeg (GPL) を実行してください。</translation>
    </message>
    <message>
        <source>{path} is compressed as {syntax}, which cannot be decompressed here. Export it without compression.</source>
        <translation>{path} は {syntax} で圧縮されており、ここでは展開できません。圧縮せずに書き出してください。</translation>
    </message>
    <message>
        <source>{path} is compressed in a rare way for its kind of pixels. {cure}.</source>
        <translation>{path} は、この画素の種類ではまれな方式で圧縮されています。{cure}。</translation>
    </message>
    <message>
        <source>{path} is damaged or incomplete: it is too short for the {said:,} frames in its header.</source>
        <translation>{path} が破損しているか不完全です: フレーム {said:,} 個があるというには短すぎます。</translation>
    </message>
    <message>
        <source>{path} is damaged or incomplete: {words}. Copy it again from where it came from.</source>
        <translation>{path} が破損しているか不完全です: {words}。元の場所からもう一度コピーしてください。</translation>
    </message>
    <message>
        <source>{path} is damaged, incomplete or of a rare kind ({kind}). Copy it again, or export it anew.</source>
        <translation>{path} が破損しているか、不完全か、まれな種類です ({kind})。もう一度コピーするか、書き出し直してください。</translation>
    </message>
    <message>
        <source>{path} is damaged: its metadata cannot be read.</source>
        <translation>{path} が破損しており、メタデータを読めません。</translation>
    </message>
    <message>
        <source>{path} is damaged: {error}. Get it again where it came from.</source>
        <translation>{path} が破損しています: {error}。元の場所から入手し直してください。</translation>
    </message>
    <message>
        <source>{path} is empty: it has 0 bytes. Copy it again from where it came from.</source>
        <translation>{path} は空です (0 バイト)。元の場所からもう一度コピーしてください。</translation>
    </message>
    <message>
        <source>{path} is incomplete. Copy it again, or export it again.</source>
        <translation>{path}は不完全です。もう一度コピーするか、エクスポートし直してください。</translation>
    </message>
    <message>
        <source>{path} is no JSON file: {error}.</source>
        <translation>{path} は JSON ファイルではありません: {error}。</translation>
    </message>
    <message>
        <source>{path} is no JSON file: {error}. Ask for the folder again where you got it.</source>
        <translation>{path} は JSON ファイルではありません: {error}。フォルダーの入手元にもう一度求めてください。</translation>
    </message>
    <message>
        <source>{path} is no config that can be read: {error}.</source>
        <translation>{path} は読み取れる設定ファイルではありません: {error}。</translation>
    </message>
    <message>
        <source>{path} is no file of maps, or is damaged. Write it anew with `segview predict`.</source>
        <translation>{path} はマップのファイルでないか、破損しています。`segview predict` で書き直してください。</translation>
    </message>
    <message>
        <source>{path} is no network that can be opened. These are: {known}.</source>
        <translation>{path}は開けるネットワークではありません。開けるもの: {known}。</translation>
    </message>
    <message>
        <source>{path} is no project of segview, or is damaged.</source>
        <translation>{path} はsegviewのプロジェクトでないか、壊れています。</translation>
    </message>
    <message>
        <source>{path} is no project of this version: {problem}</source>
        <translation>{path} はこのバージョンのプロジェクトではありません: {problem}</translation>
    </message>
    <message>
        <source>{path} is no record of segview predict.</source>
        <translation>{path} は segview predict の記録ではありません。</translation>
    </message>
    <message>
        <source>{path} is no safetensors file, or it is cut off. Get it again where it came from.</source>
        <translation>{path} は safetensors ファイルでないか、途切れています。元の場所から入手し直してください。</translation>
    </message>
    <message>
        <source>{path} is no text.</source>
        <translation>{path} はテキストではありません。</translation>
    </message>
    <message>
        <source>{path} is no {upper} file: {error}. For example:
{example}</source>
        <translation>{path} は {upper} ファイルではありません: {error}。例:
{example}</translation>
    </message>
    <message>
        <source>{path} is not an image that segview can open: {found}. {cure}.</source>
        <translation>{path} は segview で開ける画像ではありません: {found}。{cure}。</translation>
    </message>
    <message>
        <source>{path} is not in UTF-8: its letters are in an older encoding, such as CP949, Shift-JIS or Latin-1. Open it in an editor and save it as UTF-8.</source>
        <translation>{path} は UTF-8 ではありません。CP949、Shift-JIS、Latin-1 などの古い文字コードです。エディターで開き、UTF-8 で保存してください。</translation>
    </message>
    <message>
        <source>{path} is not valid. {explain} For example:
{example}</source>
        <translation>{path} が正しくありません。{explain} 例:
{example}</translation>
    </message>
    <message>
        <source>{path} is not valid. {sentences} Correct the file or ask for the folder again.</source>
        <translation>{path} が正しくありません。{sentences} ファイルを直すか、フォルダーをもう一度求めてください。</translation>
    </message>
    <message>
        <source>{path} is the image itself, which is never written. Choose another name.</source>
        <translation>{path} は画像そのもので、決して上書きしません。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>{path} is there already, and segview did not write it. Choose another folder.</source>
        <translation>{path} はすでにあり、segview が書いたものではありません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} is there already, and segview did not write it. Give another name, or move it away.</source>
        <translation>{path} はすでにあり、segview が書いたものではありません。別の名前にするか、そのファイルを移してください。</translation>
    </message>
    <message>
        <source>{path} is there already, and segview did not write it. Give another name, or {how} to replace it.</source>
        <translation>{path} はすでにあり、segview が書いたものではありません。別の名前にするか、{how} で置き換えてください。</translation>
    </message>
    <message>
        <source>{path} is there already. Give another name, or {how} to replace it.</source>
        <translation>{path} はすでにあります。別の名前にするか、{how} で置き換えてください。</translation>
    </message>
    <message>
        <source>{path} is {reason}, which is never replaced. Choose another name or folder.</source>
        <translation>{path} は決して上書きしません: {reason}。別の名前かフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} is {what}, and the part of segview that reads it is not installed. Install it with {install_command} and start segview again.</source>
        <translation>{path} は {what} で、これを読む segview の構成要素がインストールされていません。{install_command} でインストールし、segview を再起動してください。</translation>
    </message>
    <message>
        <source>{path} needs more memory than is free. Close other programs and try again.</source>
        <translation>{path} には空きより多くのメモリーが必要です。ほかのプログラムを閉じて、やり直してください。</translation>
    </message>
    <message>
        <source>{path} needs more memory than is free. Close other programs, or make the image smaller.</source>
        <translation>{path} には空きより多くのメモリーが必要です。ほかのプログラムを閉じるか、画像を小さくしてください。</translation>
    </message>
    <message>
        <source>{path} was replaced or changed since the mask was made on it, and its data may be of another patient. Put the file back, or export in another format.</source>
        <translation>{path} はマスク作成後に差し替えられたか変更されており、書かれている情報は別の患者のものかもしれません。元のファイルに戻すか、別の形式で書き出してください。</translation>
    </message>
    <message>
        <source>{path} would be read as an image or a ground truth, because it is in a folder of open files. Choose another folder.</source>
        <translation>{path} は、開いている画像や正解と同じ場所にあるため、画像か正解とみなされます。ほかのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path}, from an earlier attempt, cannot be removed: {reason}. Give this run another name.</source>
        <translation>以前の試行で残った {path} を削除できません: {reason}。この実行に別の名前を付けてください。</translation>
    </message>
    <message>
        <source>{path}: _model_class: {unknown_name}</source>
        <translation>{path}: _model_class: {unknown_name}</translation>
    </message>
    <message>
        <source>{path}: encoder_name: give the name of an encoder, not {encoder}.</source>
        <translation>{path}: encoder_name: {encoder} でなく、エンコーダーの名前を指定してください。</translation>
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
        <translation>{percent} 見逃し</translation>
    </message>
    <message>
        <source>{percent} of the ground truth is not covered</source>
        <translation>正解の {percent} が覆われていない</translation>
    </message>
    <message>
        <source>{percent} on {kind}</source>
        <translation>{kind}上に {percent}</translation>
    </message>
    <message>
        <source>{place} gives no image here. Choose a layer inside it.</source>
        <translation>{place} はここでは画像を出しません。その中のレイヤーを選んでください。</translation>
    </message>
    <message>
        <source>{place} of {shown:,}</source>
        <translation>{place} / {shown:,}</translation>
    </message>
    <message>
        <source>{place} of {shown:,} ({every:,} in all)</source>
        <translation>{place} / {shown:,} (全 {every:,})</translation>
    </message>
    <message>
        <source>{radius:.0f} px</source>
        <translation>{radius:.0f} px</translation>
    </message>
    <message>
        <source>{ratio:.1f} × chance</source>
        <translation>偶然の {ratio:.1f} 倍</translation>
    </message>
    <message>
        <source>{ratio:.2f} times as much as by chance</source>
        <translation>偶然の {ratio:.2f} 倍</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{record_of} is no record of segview predict, or is damaged.</source>
        <translation>{record_of} は segview predict の記録でないか、破損しています。</translation>
    </message>
    <message>
        <source>{rows} × {columns} at scale 1</source>
        <translation>スケール 1 で {rows} × {columns}</translation>
    </message>
    <message>
        <source>{run}: {state}. It can continue without the window, which finds it again at its next start.</source>
        <translation>{run}: {state}。ウィンドウがなくても続けられ、次に開いたときに見つかります。</translation>
    </message>
    <message>
        <source>{said} Its annotations cannot be assigned.</source>
        <translation>{said} そのアノテーションを画像に割り当てられません。</translation>
    </message>
    <message>
        <source>{said} of {count} of {every} ticked variants</source>
        <translation>{said} (チェックした {every} モデル中 {count})</translation>
    </message>
    <message>
        <source>{said} · no ground truth</source>
        <translation>{said} · 正解なし</translation>
    </message>
    <message>
        <source>{said}; {share:.0%} of the wrong pixels are uncertain</source>
        <translation>{said}; 誤った画素の {share:.0%} は不確実</translation>
    </message>
    <message>
        <source>{scales} outside training</source>
        <translation>{scales}: 学習範囲外</translation>
    </message>
    <message>
        <source>{score:.1f} % uncertain</source>
        <translation>不確実 {score:.1f} %</translation>
    </message>
    <message>
        <source>{score} {value}</source>
        <translation>{score} {value}</translation>
    </message>
    <message>
        <source>{seconds:.0f} s</source>
        <translation>{seconds:.0f} 秒</translation>
    </message>
    <message>
        <source>{seconds:.1f} s were recorded to {path}.</source>
        <translation>{seconds:.1f} 秒が {path} に録画されました。</translation>
    </message>
    <message>
        <source>{seconds:g} s</source>
        <translation>{seconds:g} 秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{several} and {last}</source>
        <translation>{several}、{last}</translation>
    </message>
    <message>
        <source>{share:.0f} % after {seconds:.0f} s…</source>
        <translation>{seconds:.0f} 秒で {share:.0f} %…</translation>
    </message>
    <message>
        <source>{share} in the mask</source>
        <translation>マスク内 {share}</translation>
    </message>
    <message>
        <source>{share} in the target</source>
        <translation>対象内 {share}</translation>
    </message>
    <message>
        <source>{share} of its mass lies in the ground truth, {area} of the area</source>
        <translation>総量の {share} が正解の中にあります (面積の {area})</translation>
    </message>
    <message>
        <source>{share} of its mass lies in the mask, {area} of the area</source>
        <translation>総量の {share} がマスクの中にあります (面積の {area})</translation>
    </message>
    <message>
        <source>{shown:.0f} of {rate:.0f} frames a second</source>
        <translation>毎秒 {rate:.0f} フレーム中 {shown:.0f}</translation>
    </message>
    <message>
        <source>{shown} of {count} drawn</source>
        <translation>{count} 個中 {shown} 個を表示</translation>
    </message>
    <message>
        <source>{size} smooth</source>
        <translation>{size} 補間</translation>
    </message>
    <message>
        <source>{source} cannot be loaded: {said}.</source>
        <translation>{source} を読み込めません: {said}。</translation>
    </message>
    <message>
        <source>{source} cannot be read: {reason}.</source>
        <translation>{source} を読み込めません: {reason}。</translation>
    </message>
    <message>
        <source>{source} cannot become a variant. {explain}</source>
        <translation>{source} はモデルにできません。{explain}</translation>
    </message>
    <message>
        <source>{source} does not say which network its weights are for. Open a Python file that builds it with them (segview open net.py:build --weights {source}), or write {with_suffix} beside it, for example:
{example}</source>
        <translation>{source} に、どのネットワークの重みかが書かれていません。ネットワークを組み立てる Python ファイルをこの重みと一緒に開くか (segview open net.py:build --weights {source})、隣に {with_suffix} を書いてください。例:
{example}</translation>
    </message>
    <message>
        <source>{source} fails on {sides}: {said}.</source>
        <translation>{source} が {sides} で失敗します: {said}。</translation>
    </message>
    <message>
        <source>{source} gives class indices. Say which classes there are, with --classes.</source>
        <translation>{source} はクラスの番号を出します。--classes でクラスを書いてください。</translation>
    </message>
    <message>
        <source>{source} gives {shapes}, and none of these is an image: it is no segmentation network.</source>
        <translation>{source} の出力 {shapes} に画像がありません: セグメンテーションネットワークではありません。</translation>
    </message>
    <message>
        <source>{source} has its weights in {name}, which is missing. Copy both files into one folder.</source>
        <translation>{source}の重みは{name}にありますが、このファイルがありません。両方を1つのフォルダーにコピーしてください。</translation>
    </message>
    <message>
        <source>{source} holds a network twice, compiled and not. Save one state dict alone.</source>
        <translation>{source} にネットワークがコンパイル済みとそうでないものの 2 度入っています。state dict を 1 つだけ保存してください。</translation>
    </message>
    <message>
        <source>{source} holds no weights at {wanted}.{hint}</source>
        <translation>{source} の {wanted} に重みがありません。{hint}</translation>
    </message>
    <message>
        <source>{source} holds several weights that fit: {names}. Say which, with --weights or as &quot;weights&quot; in the file beside it.</source>
        <translation>{source} に合う重みが複数あります: {names}。--weights か、隣のファイルの &quot;weights&quot; で指定してください。</translation>
    </message>
    <message>
        <source>{source} is damaged or incomplete. Copy it again, or export it again.</source>
        <translation>{source}は破損しているか不完全です。もう一度コピーするか、エクスポートし直してください。</translation>
    </message>
    <message>
        <source>{source} is no checkpoint. Files ending in {suffixes} can be imported.</source>
        <translation>{source} はチェックポイントではありません。{suffixes} で終わるファイルを読み込めます。</translation>
    </message>
    <message>
        <source>{source} is no file that can be read. Check its name.</source>
        <translation>{source} は読めるファイルではありません。名前を確認してください。</translation>
    </message>
    <message>
        <source>{source} is refused. It is a pointer of Git LFS: run &apos;git lfs pull&apos; there.</source>
        <translation>{source} は読み込みません。Git LFS のポインターです。そこで「git lfs pull」を実行してください。</translation>
    </message>
    <message>
        <source>{source} is refused. It is a web page. Download it again, and log in there if you have to.</source>
        <translation>{source} は読み込みません。ウェブページです。もう一度ダウンロードしてください。必要ならそこにログインしてください。</translation>
    </message>
    <message>
        <source>{source} is refused. It is empty. Copy it again from where it came from.</source>
        <translation>{source} は読み込みません。空です。元の場所からもう一度コピーしてください。</translation>
    </message>
    <message>
        <source>{source} is refused. It is incomplete: download or copy it again.</source>
        <translation>{source} は読み込みません。途中で切れています。もう一度ダウンロードまたはコピーしてください。</translation>
    </message>
    <message>
        <source>{source} is refused. Reading it took more than {seconds} seconds.</source>
        <translation>{source} を拒否しました。読み込みに {seconds} 秒以上かかりました。</translation>
    </message>
    <message>
        <source>{source} is refused. The process that read it died (code {returncode}), so the file is damaged or malicious. Give the weights as .safetensors.</source>
        <translation>{source} を拒否しました。読んでいたプロセスが落ちたため (コード {returncode})、ファイルは破損しているか有害です。重みは .safetensors で指定してください。</translation>
    </message>
    <message>
        <source>{source} is refused. {answer}</source>
        <translation>{source} を拒否しました。{answer}</translation>
    </message>
    <message>
        <source>{source} is {what}: opening it runs its code, which may do whatever you may do on this computer. Agree only if you know where it comes from (--trust on the command line).</source>
        <translation>{source} は {what} で、開くとそのコードが実行され、このコンピューターであなたにできることを何でもできます。出所を知っている場合だけ同意してください (コマンドラインでは --trust)。</translation>
    </message>
    <message>
        <source>{source} needs onnxruntime. Install it with {install_command}.</source>
        <translation>{source} には onnxruntime が必要です。{install_command} でインストールしてください。</translation>
    </message>
    <message>
        <source>{source} takes {kind} of {sides}; needed is batch × channels × rows × columns.</source>
        <translation>{source} の入力は {kind} 型の {sides} です。バッチ × チャンネル × 行 × 列が必要です。</translation>
    </message>
    <message>
        <source>{source} takes {names}. A network of one input, the image, can be opened.</source>
        <translation>{source} の入力は {names} です。画像 1 つだけを入力とするネットワークを開けます。</translation>
    </message>
    <message>
        <source>{source} was exported for sides of {least} {number} pixels, but was given {sides}. Give another input size (--input-size) or scale, or export it with larger limits.</source>
        <translation>{source} は一辺が{least} {number} ピクセルの入力用にエクスポートされていますが、{sides} が与えられました。別の入力サイズ (--input-size) かスケールを指定するか、より大きな上限でエクスポートし直してください。</translation>
    </message>
    <message>
        <source>{source} was stopped. The process that ran it has ended: it took too much memory or time, or the file is damaged.</source>
        <translation>{source} はこれ以上実行しません。実行していたプロセスが終了しました: メモリーや時間を使いすぎたか、ファイルが破損しています。</translation>
    </message>
    <message>
        <source>{speed:.1f} images/s{memory} on {device}</source>
        <translation>{device} で毎秒 {speed:.1f} 枚{memory}</translation>
    </message>
    <message>
        <source>{state}, epoch {done}</source>
        <translation>{state}、エポック {done}</translation>
    </message>
    <message>
        <source>{state}, epoch {done} of {every}</source>
        <translation>{state}、エポック {done}/{every}</translation>
    </message>
    <message>
        <source>{state}: {count:,}</source>
        <translation>{state}: {count:,}</translation>
    </message>
    <message>
        <source>{target} could not be written: {value}.</source>
        <translation>{target} に書き込めません: {value}。</translation>
    </message>
    <message>
        <source>{text} of the image</source>
        <translation>画像の {text}</translation>
    </message>
    <message>
        <source>{text} · ground truth: ignored</source>
        <translation>{text} · 正解: 計算の対象外</translation>
    </message>
    <message>
        <source>{text} · ground truth: {name}</source>
        <translation>{text} · 正解: {name}</translation>
    </message>
    <message>
        <source>{text} · no ground truth</source>
        <translation>{text} · 正解なし</translation>
    </message>
    <message>
        <source>{title} pane</source>
        <translation>{title}ペイン</translation>
    </message>
    <message>
        <source>{total:,} pixels are {name}</source>
        <translation>{name} の画素は {total:,} 個</translation>
    </message>
    <message>
        <source>{unit} of {variants}</source>
        <translation>{variants} の {unit}</translation>
    </message>
    <message>
        <source>{unsuitable} Of this one timm says: {error}.</source>
        <translation>{unsuitable} timm の説明: {error}。</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low}~{high})</translation>
    </message>
    <message>
        <source>{value} has {shape} channels, 0 to {shape2}, but no channel {channel}.</source>
        <translation>{value} のチャンネルは {shape} 個 (0~{shape2}) で、{channel} はありません。</translation>
    </message>
    <message>
        <source>{value} in {file} raises {named}</source>
        <translation>{file} の {value} でエラーが出ました: {named}</translation>
    </message>
    <message>
        <source>{value}, {low} to {high}</source>
        <translation>{value}、{low}~{high}</translation>
    </message>
    <message>
        <source>{variant} and {base} have the same {score} on all {count} {of}.</source>
        <translation>{variant} と {base} の {score} は、{of} {count} のすべてで同じです。</translation>
    </message>
    <message>
        <source>{variant} finds less than {base}: {difference}, {count} {of}.</source>
        <translation>{variant} は {base} より検出が少なくなります: {difference}、{of} {count}。</translation>
    </message>
    <message>
        <source>{variant} finds more than {base}: {difference}, {count} {of}.</source>
        <translation>{variant} は {base} より多く検出します: {difference}、{of} {count}。</translation>
    </message>
    <message>
        <source>{variant} has a better {score} than {base}: {difference}, {count} {of}.</source>
        <translation>{variant} の {score} は {base} より良い値です: {difference}、{of} {count}。</translation>
    </message>
    <message>
        <source>{variant} has a higher {score} than {base}: {difference}, {count} {of}.</source>
        <translation>{variant} の {score} は {base} より高くなります: {difference}、{of} {count}。</translation>
    </message>
    <message>
        <source>{variant} has a lower {score} than {base}: {difference}, {count} {of}.</source>
        <translation>{variant} の {score} は {base} より低くなります: {difference}、{of} {count}。</translation>
    </message>
    <message>
        <source>{variant} has a worse {score} than {base}: {difference}, {count} {of}.</source>
        <translation>{variant} の {score} は {base} より悪い値です: {difference}、{of} {count}。</translation>
    </message>
    <message>
        <source>{variant} has classes that are not among the labels of this folder. Add them to the labels (Ctrl+L), or begin with an empty mask (Shift+C).</source>
        <translation>{variant} はこのフォルダーのラベルにないものに印を付けます。そのクラスをラベルに加えるか (Ctrl+L)、空のマスクから始めてください (Shift+C)。</translation>
    </message>
    <message>
        <source>{variant} has no attention to switch off</source>
        <translation>{variant} には切れるアテンションがありません</translation>
    </message>
    <message>
        <source>{way} {problem} at scale {scale:g}</source>
        <translation>スケール {scale:g} で {way}: {problem}</translation>
    </message>
    <message>
        <source>{way} {problem} at scale {scale:g}, and there is no other way to run it. {cure}</source>
        <translation>スケール {scale:g} で {way}: {problem}。ほかの実行方法はありません。{cure}</translation>
    </message>
    <message>
        <source>{what} do not fit the network that the spec describes. {differences}{hint}</source>
        <translation>{what} が仕様のネットワークに合いません。{differences}{hint}</translation>
    </message>
    <message>
        <source>{what} has unknown fields: {left}.</source>
        <translation>{what} に対応していない項目があります: {left}。</translation>
    </message>
    <message>
        <source>{what} hold numbers that are NaN or infinite, in {name}. The training that made them diverged: choose an earlier checkpoint.</source>
        <translation>{what} の {name} に NaN か無限大があります。学習が発散しています: より前のチェックポイントを選んでください。</translation>
    </message>
    <message>
        <source>{what} is not valid. {explain}</source>
        <translation>{what} が正しくありません。{explain}</translation>
    </message>
    <message>
        <source>{what} with {name} = {given} is not known here.</source>
        <translation>{what} の {name} = {given} には対応していません。</translation>
    </message>
    <message>
        <source>{words}, {count:,} px</source>
        <translation>{words}、{count:,} px</translation>
    </message>
    <message>
        <source>× by
chance</source>
        <translation>偶然
比 ×</translation>
    </message>
    <message>
        <source>× chance</source>
        <translation>偶然 ×</translation>
    </message>
    <message>
        <source>…after {seconds:.0f} s</source>
        <translation>…{seconds:.0f} 秒後</translation>
    </message>
    <message>
        <source>…only when my outline is done</source>
        <translation>…自分の輪郭を描き終えてからのみ</translation>
    </message>
</context>
</TS>
