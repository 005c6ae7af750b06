<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name>AccessibleViews</name>
    <message>
        <source>not measured yet</source>
        <translation>まだ測定していません</translation>
    </message>
    <message>
        <source>maps are there, the ELBO follows</source>
        <translation>マップはあります。ELBO は続いて届きます</translation>
    </message>
    <message>
        <source>S %1, exponent %2</source>
        <translation>S %1、指数 %2</translation>
    </message>
    <message>
        <source>IoU %1 before and %2 after calibration</source>
        <translation>IoU は較正前 %1、較正後 %2</translation>
    </message>
    <message>
        <source>%1, %2 map</source>
        <translation>%1、%2のマップ</translation>
    </message>
    <message>
        <source>start of the text</source>
        <translation>テキストの先頭</translation>
    </message>
    <message>
        <source>end of the text</source>
        <translation>テキストの末尾</translation>
    </message>
    <message>
        <source>belongs to the class %1</source>
        <translation>クラス %1 に属します</translation>
    </message>
    <message>
        <source>cut off, the model does not read it</source>
        <translation>切り捨て。モデルは読みません</translation>
    </message>
    <message>
        <source>token %1 of %2</source>
        <translation>トークン %1 / %2</translation>
    </message>
    <message>
        <source>loss %1, standard error %2</source>
        <translation>損失 %1、標準誤差 %2</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Go to view &amp;1</source>
        <translation>ビュー &amp;1 へ</translation>
    </message>
    <message>
        <source>Go to view &amp;2</source>
        <translation>ビュー &amp;2 へ</translation>
    </message>
    <message>
        <source>Go to view &amp;3</source>
        <translation>ビュー &amp;3 へ</translation>
    </message>
    <message>
        <source>Go to view &amp;4</source>
        <translation>ビュー &amp;4 へ</translation>
    </message>
    <message>
        <source>Go to view &amp;5</source>
        <translation>ビュー &amp;5 へ</translation>
    </message>
    <message>
        <source>Go to view &amp;6</source>
        <translation>ビュー &amp;6 へ</translation>
    </message>
    <message>
        <source>Go to view &amp;7</source>
        <translation>ビュー &amp;7 へ</translation>
    </message>
    <message>
        <source>Go to view &amp;8</source>
        <translation>ビュー &amp;8 へ</translation>
    </message>
    <message>
        <source>Store view 1</source>
        <translation>ビュー 1 に記憶</translation>
    </message>
    <message>
        <source>Store view 2</source>
        <translation>ビュー 2 に記憶</translation>
    </message>
    <message>
        <source>Store view 3</source>
        <translation>ビュー 3 に記憶</translation>
    </message>
    <message>
        <source>Store view 4</source>
        <translation>ビュー 4 に記憶</translation>
    </message>
    <message>
        <source>Store view 5</source>
        <translation>ビュー 5 に記憶</translation>
    </message>
    <message>
        <source>Store view 6</source>
        <translation>ビュー 6 に記憶</translation>
    </message>
    <message>
        <source>Store view 7</source>
        <translation>ビュー 7 に記憶</translation>
    </message>
    <message>
        <source>Store view 8</source>
        <translation>ビュー 8 に記憶</translation>
    </message>
    <message>
        <source>&amp;What is here?</source>
        <translation>ここには何が？(&amp;W)</translation>
    </message>
    <message>
        <source>Click a spot on a map or draw round a region: the words are ranked for it.</source>
        <translation>マップの一点をクリックするか領域を囲むと、その場所に対して単語が順位付けされます。</translation>
    </message>
    <message>
        <source>&amp;Outlines of the truth</source>
        <translation>正解の輪郭(&amp;O)</translation>
    </message>
    <message>
        <source>Shows or hides the outline of what each class really covers.</source>
        <translation>各クラスが実際に占める範囲の輪郭を表示または非表示にします。</translation>
    </message>
    <message>
        <source>Wi&amp;pe</source>
        <translation>ワイプ(&amp;P)</translation>
    </message>
    <message>
        <source>Calibrated maps show the raw map to the left of a line that you drag.</source>
        <translation>較正後のマップで、ドラッグできる線の左側に生のマップを表示します。</translation>
    </message>
    <message>
        <source>Shows the maps as they were stored: kinds, colours, range and zoom.</source>
        <translation>記憶したとおりにマップを表示します（種類、色、範囲、拡大）。</translation>
    </message>
    <message>
        <source>Stores how the maps are shown, to come back to it with Alt and the number.</source>
        <translation>マップの見せ方を記憶します。Alt と数字で戻れます。</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Opens a picture to inspect, or a record of an earlier run.</source>
        <translation>調べる画像、または以前の実行の記録を開きます。</translation>
    </message>
    <message>
        <source>Open &amp;truth…</source>
        <translation>正解を開く(&amp;T)…</translation>
    </message>
    <message>
        <source>Opens a mask of what is really where (one value a pixel: 0 background, 1 the first class...) to compare with.</source>
        <translation>実際に何がどこにあるかのマスク（1 画素に 1 つの値。0 は背景、1 は最初のクラス…）を開いて比較します。</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>Takes what is on the clipboard: a picture, files, or text as the caption.</source>
        <translation>クリップボードの内容を使います。画像、ファイル、またはキャプションにするテキスト。</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>モデル(&amp;M)…</translation>
    </message>
    <message>
        <source>Chooses a diffusion model: what it has and lacks, how much memory it takes, where to get one.</source>
        <translation>拡散モデルを選びます。揃っている部品と足りない部品、必要なメモリ、入手先が分かります。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Closes the program; a run that is going on is stopped.</source>
        <translation>プログラムを閉じます。進行中の実行は停止します。</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
    <message>
        <source>Measures where the model looks for each class and how sure it is of it.</source>
        <translation>モデルが各クラスについてどこを見て、どれほど確信しているかを測定します。</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stops after the present step; what is finished is kept.</source>
        <translation>現在のステップの後で停止します。終わった分は残ります。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Takes back the last change of caption, classes or settings.</source>
        <translation>キャプション、クラス、設定の最後の変更を取り消します。</translation>
    </message>
    <message>
        <source>R&amp;edo</source>
        <translation>やり直す(&amp;E)</translation>
    </message>
    <message>
        <source>Makes the change again that was taken back.</source>
        <translation>取り消した変更をもう一度行います。</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>拡大(&amp;I)</translation>
    </message>
    <message>
        <source>Enlarges all maps.</source>
        <translation>すべてのマップを拡大します。</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>Shows more of the picture.</source>
        <translation>画像をより広く表示します。</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>全体を表示(&amp;A)</translation>
    </message>
    <message>
        <source>Shows the whole picture in every map.</source>
        <translation>すべてのマップで画像全体を表示します。</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>問題(&amp;P)</translation>
    </message>
    <message>
        <source>Shows or hides the list of what went wrong.</source>
        <translation>うまくいかなかったことの一覧を表示または非表示にします。</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全画面(&amp;F)</translation>
    </message>
    <message>
        <source>Uses the whole screen, or gives it back.</source>
        <translation>画面全体を使います。もう一度で戻ります。</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>配置をリセット(&amp;R)</translation>
    </message>
    <message>
        <source>Puts every panel back to its first place.</source>
        <translation>すべてのパネルを最初の場所に戻します。</translation>
    </message>
    <message>
        <source>Sample &amp;gallery…</source>
        <translation>サンプル一覧(&amp;G)…</translation>
    </message>
    <message>
        <source>Shows all samples as pictures, with what is really where.</source>
        <translation>すべてのサンプルを画像で表示し、実際に何がどこにあるかも示します。</translation>
    </message>
    <message>
        <source>&amp;What this means</source>
        <translation>この結果の意味(&amp;W)</translation>
    </message>
    <message>
        <source>Shows or hides the result in sentences.</source>
        <translation>結果を文章で表示または非表示にします。</translation>
    </message>
    <message>
        <source>&amp;Explain a control</source>
        <translation>部品の説明(&amp;E)</translation>
    </message>
    <message>
        <source>Tells what a control does, with the formula and where the paper has it: the one under the mouse or with the keyboard focus, or the next one that is clicked.</source>
        <translation>部品の働きを、数式と論文の該当箇所とともに説明します。マウスの下またはフォーカスのある部品、なければ次にクリックした部品です。</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>ウィンドウの案内(&amp;T)</translation>
    </message>
    <message>
        <source>A short walk: what is where, in six steps.</source>
        <translation>どこに何があるかを 6 つのステップで案内します。</translation>
    </message>
    <message>
        <source>&amp;Layers of the network</source>
        <translation>ネットワークの層(&amp;L)</translation>
    </message>
    <message>
        <source>Shows or hides the raw attention of every layer to every token, for experts.</source>
        <translation>すべての層のすべてのトークンに対する生のアテンションを表示または非表示にします（専門家向け）。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Saves picture, caption, settings and results as one file, to go on with another day.</source>
        <translation>画像、キャプション、設定、結果を 1 つのファイルに保存し、後日続けられるようにします。</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>名前を付けて保存(&amp;A)…</translation>
    </message>
    <message>
        <source>Saves picture, caption, settings and results under another name.</source>
        <translation>画像、キャプション、設定、結果を別の名前で保存します。</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>書き出し(&amp;E)…</translation>
    </message>
    <message>
        <source>Writes maps as pictures, numbers as tables, or everything as a report.</source>
        <translation>マップを画像に、数値を表に、またはすべてをレポートに書き出します。</translation>
    </message>
    <message>
        <source>&amp;Copy the maps</source>
        <translation>マップをコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Puts the maps that are shown into the clipboard, as one picture with legend.</source>
        <translation>表示中のマップを凡例付きの 1 枚の画像としてクリップボードに入れます。</translation>
    </message>
    <message>
        <source>&amp;Search commands…</source>
        <translation>コマンドを検索(&amp;S)…</translation>
    </message>
    <message>
        <source>Finds every command by a few letters of its name and runs it.</source>
        <translation>名前の数文字からコマンドを探して実行します。</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>ショートカットキー(&amp;K)…</translation>
    </message>
    <message>
        <source>Shows all keys of the program and changes them.</source>
        <translation>プログラムのすべてのキーを表示し、変更します。</translation>
    </message>
    <message>
        <source>&amp;About Elboscope…</source>
        <translation>Elboscope について(&amp;A)…</translation>
    </message>
    <message>
        <source>Tells versions, licences and where the method comes from.</source>
        <translation>バージョン、ライセンス、手法の出典を示します。</translation>
    </message>
    <message>
        <source>P&amp;resent</source>
        <translation>プレゼンテーション(&amp;R)</translation>
    </message>
    <message>
        <source>Shows maps and class names large on the whole screen, without panels. Escape leaves.</source>
        <translation>パネルなしの全画面でマップとクラス名を大きく表示します。Esc で終わります。</translation>
    </message>
    <message>
        <source>&amp;Next area</source>
        <translation>次の領域(&amp;N)</translation>
    </message>
    <message>
        <source>Moves the keyboard focus on: toolbar, panels, maps, status line.</source>
        <translation>フォーカスを先へ移します（ツールバー、パネル、マップ、ステータス行）。</translation>
    </message>
    <message>
        <source>Pre&amp;vious area</source>
        <translation>前の領域(&amp;V)</translation>
    </message>
    <message>
        <source>Moves the keyboard focus back: status line, maps, panels, toolbar.</source>
        <translation>フォーカスを前へ移します（ステータス行、マップ、パネル、ツールバー）。</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Paste the caption</source>
        <translation>キャプションの貼り付け</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Caption</source>
        <translation>キャプション</translation>
    </message>
    <message>
        <source>The text that the model reads while its attention is watched. Every class has to stand in it as a word or phrase. Without a caption the program writes “a photo of” and the classes.</source>
        <translation>アテンションを観察している間、モデルが読むテキストです。すべてのクラスが単語または句として含まれている必要があります。キャプションがない場合、プログラムは「a photo of」とクラスを書きます。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>The model does not read words but tokens, pieces of words with numbers. Each token has an attention map of its own; the map of a class is the mean of its tokens’ maps.</source>
        <translation>モデルは単語ではなく、番号の付いた単語の断片であるトークンを読みます。トークンごとにアテンションマップがあり、クラスのマップはそのトークンのマップの平均です。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>The things to be found. Their maps and losses are compared with each other, so which classes are in the list changes the result of every one of them.</source>
        <translation>見つけたいものです。マップと損失は互いに比較されるため、一覧にどのクラスがあるかで全クラスの結果が変わります。</translation>
    </message>
    <message>
        <source>Raw map</source>
        <translation>生のマップ</translation>
    </message>
    <message>
        <source>Cross-attention says how strongly each place of the picture listens to a word. It is averaged over heads, layers and timesteps and stretched to 0…1. The stretching makes a word the model hardly sees look as strong as any other: that is the misalignment.</source>
        <translation>クロスアテンションは、画像の各場所が単語にどれほど強く耳を傾けるかを表します。ヘッド、層、タイムステップで平均し、0…1 に引き伸ばします。引き伸ばすと、モデルにほとんど見えていない単語も他と同じくらい強く見えます。これがミスアライメントです。</translation>
    </message>
    <message>
        <source>Calibrated map</source>
        <translation>較正後のマップ</translation>
    </message>
    <message>
        <source>The raw map raised to a power that grows with the doubt about the class. Values below 1 fall, so a class the model is unsure of claims less of the picture.</source>
        <translation>クラスへの疑いが大きいほど高い指数で累乗した生のマップです。1 未満の値は下がるので、モデルに確信のないクラスの占める範囲は狭くなります。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Calibrated minus raw: blue where calibration took something away, red where it gave.</source>
        <translation>較正後から生を引いたもの。青は較正で減ったところ、赤は増えたところです。</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>Every pixel belongs to the class whose map is highest there, or to the background where no map reaches the threshold.</source>
        <translation>各画素は、そこで最も高いマップのクラスに属します。どのマップもしきい値に届かなければ背景です。</translation>
    </message>
    <message>
        <source>Likelihood map</source>
        <translation>尤度マップ</translation>
    </message>
    <message>
        <source>Where in the picture the words of a class help to remove noise, compared with no words at all. A second opinion that does not come from attention.</source>
        <translation>単語がまったくない場合と比べて、クラスの単語が画像のどこでノイズの除去に役立つか。アテンションによらない第二の意見です。</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>色の範囲</translation>
    </message>
    <message>
        <source>Locked, a colour means the same value in every map. Stretched, each class uses all colours, and maps must not be compared with each other.</source>
        <translation>固定では、同じ色はどのマップでも同じ値を意味します。引き伸ばしでは各クラスが全色を使うので、マップどうしを比べてはいけません。</translation>
    </message>
    <message>
        <source>How maps are shown</source>
        <translation>マップの見せ方</translation>
    </message>
    <message>
        <source>Changes what you see, never what was computed.</source>
        <translation>見え方だけを変え、計算された値は変えません。</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>A mask that says what is really where. Overlap divided by union of both masks tells how well they agree; the mean is taken over the classes and the background.</source>
        <translation>実際に何がどこにあるかを示すマスクです。両マスクの共通部分を和集合で割ると一致の度合いが分かります。平均はクラスと背景にわたります。</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>ここには何が？</translation>
    </message>
    <message>
        <source>Turns the question around: not where a word is, but which words point to a place.</source>
        <translation>問いを逆にします。単語がどこにあるかではなく、どの単語がその場所を指すか。</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>ガンマ</translation>
    </message>
    <message>
        <source>How much doubt counts. The class the model is surest of keeps its map; the one it is least sure of is raised to the power 1/γ; the others lie between. The paper found 1/2 or 1/3 best.</source>
        <translation>疑いをどれだけ重く見るか。最も確信のあるクラスのマップはそのままで、最も確信のないクラスは 1/γ 乗され、他はその間です。論文では 1/2 か 1/3 が最良でした。</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>The authors’ code and their paper differ in several steps: softmax, weights of timesteps and layers, the order of enlarging and sharpening. A preset sets them all.</source>
        <translation>著者のコードと論文はいくつかの段階で異なります（ソフトマックス、タイムステップと層の重み、拡大と鮮鋭化の順序）。プリセットはすべてをまとめて設定します。</translation>
    </message>
    <message>
        <source>How sure the model is (ELBO)</source>
        <translation>モデルの確信度（ELBO）</translation>
    </message>
    <message>
        <source>Noise is added to the picture, and the model guesses it while reading “a photo of …”. The better it guesses, the better the words explain the picture. The same noise is used for all classes, so even small differences tell something; the lines show how uncertain they are.</source>
        <translation>画像にノイズを加え、モデルが「a photo of …」を読みながらそれを当てます。よく当たるほど、その単語は画像をよく説明しています。全クラスに同じノイズを使うので、小さな差にも意味があります。線は不確かさを示します。</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>タイムステップごとの損失</translation>
    </message>
    <message>
        <source>The loss of each class at each amount of noise. Timesteps that are dragged out of the choice do not count; the maps follow at once.</source>
        <translation>ノイズの量ごとの各クラスの損失です。選択から外したタイムステップは数えられず、マップはすぐに追従します。</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>マップのタイムステップ</translation>
    </message>
    <message>
        <source>How much noise is in the picture while attention is watched. Little noise gives the better maps.</source>
        <translation>アテンションを観察するときに画像に含まれるノイズの量です。ノイズが少ないほどよいマップになります。</translation>
    </message>
    <message>
        <source>Where exponents come from</source>
        <translation>指数の決め方</translation>
    </message>
    <message>
        <source>The method takes them from the ELBO. The same exponent for all, and the order turned around, are there to see that it is the ELBO that helps and not the power alone.</source>
        <translation>この手法は ELBO から決めます。全クラス同じ指数と逆の順序は、効いているのが累乗だけではなく ELBO であることを確かめるためのものです。</translation>
    </message>
    <message>
        <source>Sharpening</source>
        <translation>鮮鋭化</translation>
    </message>
    <message>
        <source>The method has one exponent a class. The other choices use the likelihood L at every pixel and go beyond the paper.</source>
        <translation>この手法ではクラスごとに 1 つの指数です。他の選択肢は画素ごとの尤度 L を使い、論文の範囲を超えます。</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>ソフトマックス</translation>
    </message>
    <message>
        <source>Lets classes compete for every place, so that their values add up to 1. The last line of the paper’s algorithm; the authors’ code leaves it out.</source>
        <translation>各場所をクラスどうしで競わせ、値の合計を 1 にします。論文のアルゴリズムの最後の行で、著者のコードにはありません。</translation>
    </message>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>不確かな ELBO を控えめに扱う</translation>
    </message>
    <message>
        <source>Min-max stretches even a difference that is pure chance to the full range. Where best and worst loss are less than two standard errors apart, this makes the exponents smaller in proportion.</source>
        <translation>最小値と最大値による正規化は、まったくの偶然による差も全範囲に引き伸ばします。最良と最悪の損失の差が標準誤差の 2 倍より小さいとき、その割合だけ指数を小さくします。</translation>
    </message>
    <message>
        <source>Weight timesteps as in the paper</source>
        <translation>論文のようにタイムステップを重み付け</translation>
    </message>
    <message>
        <source>A training loss weights timesteps in its own way; this takes that weight out again, as the paper demands. The authors’ code adds the losses up as they are.</source>
        <translation>学習の損失はタイムステップに独自の重みを付けます。論文の求めるとおり、その重みを取り除きます。著者のコードは損失をそのまま足します。</translation>
    </message>
    <message>
        <source>Compare with the whole caption</source>
        <translation>キャプション全体と比較</translation>
    </message>
    <message>
        <source>The noise that was drawn is the same in both predictions and cancels: the order of the classes is known with fewer timesteps.</source>
        <translation>引いたノイズは両方の予測で同じなので打ち消し合い、より少ないタイムステップでクラスの順序が分かります。</translation>
    </message>
    <message>
        <source>Sharpen at the picture’s size</source>
        <translation>画像の大きさで鮮鋭化</translation>
    </message>
    <message>
        <source>Weights of the layers</source>
        <translation>層の重み</translation>
    </message>
    <message>
        <source>A network has many attention layers of several sizes. Those in the middle know best what a word means, those at the ends where edges are. The paper takes the plain mean, the authors’ code these weights.</source>
        <translation>ネットワークには大きさの異なるアテンション層が多数あります。中央の層は単語の意味を、両端の層は縁の位置を最もよく知っています。論文は単純平均、著者のコードはこの重みを使います。</translation>
    </message>
    <message>
        <source>Self-attention</source>
        <translation>自己アテンション</translation>
    </message>
    <message>
        <source>Self-attention tells which places of the picture belong together. Each pass spreads a map along it, which fills objects and smooths noise.</source>
        <translation>自己アテンションは、画像のどの場所が一緒に属するかを表します。1 回通すごとにマップがそれに沿って広がり、物体が埋まり、ノイズが滑らかになります。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>From which value on a pixel belongs to a class. The official evaluation searches it with the truth; here it is yours.</source>
        <translation>画素がクラスに属するとみなす最小の値です。公式の評価では正解を使って探しますが、ここでは自分で決めます。</translation>
    </message>
    <message>
        <source>Compare A and B</source>
        <translation>A と B を比較</translation>
    </message>
    <message>
        <source>Two places to keep settings in, to flip between them and see what they change.</source>
        <translation>設定を 2 つ置いておき、切り替えて違いを見る場所です。</translation>
    </message>
    <message>
        <source>Truth over gamma</source>
        <translation>ガンマごとの正解との一致</translation>
    </message>
    <message>
        <source>How well the masks agree with the truth for every strength of calibration. On one picture this proves little; the paper’s curve is over whole data sets.</source>
        <translation>較正の強さごとに、マスクが正解とどれほど一致するか。1 枚の画像では証明になりません。論文の曲線はデータセット全体のものです。</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>測定</translation>
    </message>
    <message>
        <source>What a run asks of the network. The paper measures the ELBO at 20 amounts of noise spread over the whole range, and attention at 10 with little noise.</source>
        <translation>1 回の実行でネットワークに求めること。論文では ELBO を全範囲に広がる 20 のノイズ量で、アテンションをノイズの少ない 10 で測定します。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>A diffusion model that draws pictures from text. Nothing is trained here: what it has learned is only looked at.</source>
        <translation>テキストから画像を描く拡散モデルです。ここでは何も学習させず、学習済みの内容を見るだけです。</translation>
    </message>
    <message>
        <source>Paper (ELBO-T2IAlign, arXiv 2506.09740), section %1</source>
        <translation>論文（ELBO-T2IAlign、arXiv 2506.09740）、%1 節</translation>
    </message>
    <message>
        <source>The authors’ code; what the paper says: section %1 (arXiv 2506.09740)</source>
        <translation>著者のコード。論文の記述は %1 節（arXiv 2506.09740）</translation>
    </message>
    <message>
        <source>This program’s own; not in the paper</source>
        <translation>このプログラム独自。論文にはありません</translation>
    </message>
    <message>
        <source>A power after enlarging is not the same as before: edges get steeper. The paper and the authors’ code both sharpen the small maps.</source>
        <translation>拡大後の累乗は拡大前とは異なり、縁が急になります。論文も著者のコードも小さなマップを鮮鋭化します。</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Layer %1</source>
        <translation>層 %1</translation>
    </message>
    <message>
        <source>down</source>
        <translation>下り</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>up</source>
        <translation>上り</translation>
    </message>
    <message>
        <source>start</source>
        <translation>先頭</translation>
    </message>
    <message>
        <source>end</source>
        <translation>末尾</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>パディング %1</translation>
    </message>
    <message>
        <source>no encoder %1</source>
        <translation>エンコーダーなし %1</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>trained for %1 pixels a side</source>
        <translation>1 辺 %1 画素で学習</translation>
    </message>
    <message>
        <source>reads %1 tokens</source>
        <translation>%1 トークンを読む</translation>
    </message>
    <message>
        <source>predicts noise</source>
        <translation>ノイズを予測</translation>
    </message>
    <message>
        <source>predicts velocity (v)</source>
        <translation>速度（v）を予測</translation>
    </message>
    <message>
        <source>predicts the picture</source>
        <translation>画像を予測</translation>
    </message>
    <message>
        <source>rectified flow</source>
        <translation>整流フロー</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation>%1 × 10 億</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 × 100 万</translation>
    </message>
    <message>
        <source>one network in memory at a time</source>
        <translation>メモリには一度に 1 つのネットワーク</translation>
    </message>
    <message>
        <source>weights stay as they are stored, slower</source>
        <translation>重みは保存された形式のまま、低速</translation>
    </message>
    <message>
        <source>the whole model in memory</source>
        <translation>モデル全体をメモリに</translation>
    </message>
</context>
<context>
    <name>ProgramParts</name>
    <message>
        <source>this program and its sticker model</source>
        <translation>このプログラムとステッカーモデル</translation>
    </message>
    <message>
        <source>runs the diffusion models</source>
        <translation>拡散モデルを動かす</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>reads, resizes and writes pictures</source>
        <translation>画像の読み込み、拡大縮小、書き出し</translation>
    </message>
    <message>
        <source>the charts</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>tokens of T5 models</source>
        <translation>T5 モデルのトークン</translation>
    </message>
    <message>
        <source>reads configurations</source>
        <translation>設定の読み込み</translation>
    </message>
    <message>
        <source>the stickers of the sample scenes</source>
        <translation>サンプル場面のステッカー</translation>
    </message>
    <message>
        <source>suggests phrases of captions</source>
        <translation>キャプションの句を提案</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Encoding the picture</source>
        <translation>画像を符号化中</translation>
    </message>
    <message>
        <source>Collecting attention</source>
        <translation>アテンションを収集中</translation>
    </message>
    <message>
        <source>Measuring ELBO</source>
        <translation>ELBO を測定中</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>モデルを読み込み中</translation>
    </message>
    <message>
        <source>Loading weights</source>
        <translation>重みを読み込み中</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>モデルを確認中</translation>
    </message>
    <message>
        <source>Fingerprinting the weights</source>
        <translation>重みの指紋を計算中</translation>
    </message>
    <message>
        <source>Comparing with the truth</source>
        <translation>正解と比較中</translation>
    </message>
    <message>
        <source>Writing files</source>
        <translation>ファイルを書き出し中</translation>
    </message>
    <message>
        <source>Drawing maps</source>
        <translation>マップを描画中</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 時間 %2 分</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1、%2 / %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
</context>
<context>
    <name>ResultSentences</name>
    <message>
        <source>There is no picture yet. Open one, drop one on the window, or take a sample from the menu File.</source>
        <translation>まだ画像がありません。開くか、ウィンドウにドロップするか、ファイルメニューからサンプルを選んでください。</translation>
    </message>
    <message>
        <source>The run has just begun. The first maps appear after a few steps of it.</source>
        <translation>実行が始まったところです。数ステップ後に最初のマップが現れます。</translation>
    </message>
    <message>
        <source>There are no classes yet. Click a word of the caption: the model is then asked where it sees it.</source>
        <translation>まだクラスがありません。キャプションの単語をクリックすると、モデルにそれがどこに見えるかを尋ねます。</translation>
    </message>
    <message>
        <source>Nothing is measured yet. Run asks the model where it looks for each class, and how well each class explains the picture.</source>
        <translation>まだ何も測定していません。「実行」は、モデルが各クラスについてどこを見るか、各クラスが画像をどれほどよく説明するかを尋ねます。</translation>
    </message>
    <message>
        <source>These maps belong to an earlier caption, class list, model or measurement; Run measures what is set now.</source>
        <translation>このマップは以前のキャプション、クラス、モデル、または測定のものです。「実行」で現在の設定を測定します。</translation>
    </message>
    <message>
        <source>The run is going on: the ELBO of %1 of %2 classes is there. The others keep exponent 1 until theirs is.</source>
        <translation>実行中です。%2 クラス中 %1 の ELBO が届きました。残りは届くまで指数 1 のままです。</translation>
    </message>
    <message>
        <source>The run was stopped before it was complete: the ELBO of %1 of %2 classes is there. The others keep exponent 1, so their maps are not calibrated.</source>
        <translation>実行は完了前に停止されました。%2 クラス中 %1 の ELBO があります。残りは指数 1 のままで、マップは較正されていません。</translation>
    </message>
    <message>
        <source>Each map is multiplied by the root of how likely the class is at a pixel; γ plays no part.</source>
        <translation>各マップに、その画素でのクラスの尤度の平方根を掛けます。γ は関係しません。</translation>
    </message>
    <message>
        <source>No calibration: γ is 1, so every exponent is 1 and calibrated maps are the raw maps.</source>
        <translation>較正なし。γ が 1 なのですべての指数が 1 となり、較正後のマップは生のマップと同じです。</translation>
    </message>
    <message>
        <source>Every class gets the same exponent %1, whatever its ELBO: the paper&apos;s control, not the method.</source>
        <translation>ELBO にかかわらず全クラスが同じ指数 %1 です。論文の対照実験であり、手法そのものではありません。</translation>
    </message>
    <message>
        <source>With a single class there is nothing to compare it with: its exponent is 1, and calibration changes nothing. Add a second class.</source>
        <translation>クラスが 1 つでは比較相手がなく、指数は 1 で較正は何も変えません。2 つ目のクラスを追加してください。</translation>
    </message>
    <message>
        <source>The losses differ by less than two standard errors, so their order may be chance. The exponents are drawn toward 1 for it.</source>
        <translation>損失の差が標準誤差の 2 倍より小さく、順序は偶然かもしれません。そのため指数は 1 に近づけてあります。</translation>
    </message>
    <message>
        <source>The losses differ by less than two standard errors, so their order may be chance: trust the raw maps as much as the calibrated ones, or tick “Trust uncertain ELBOs less”.</source>
        <translation>損失の差が標準誤差の 2 倍より小さく、順序は偶然かもしれません。生のマップも較正後と同じだけ信じるか、「不確かな ELBO を控えめに扱う」を選んでください。</translation>
    </message>
    <message>
        <source>%1 explains the picture best (loss %2).</source>
        <translation>%1 が画像を最もよく説明します（損失 %2）。</translation>
    </message>
    <message>
        <source>The model is less sure of %1 than of %2: its loss is %3 higher, %4 times the uncertainty of that difference.</source>
        <translation>モデルは %2 より %1 に確信がありません。損失は %3 高く、その差の不確かさの %4 倍です。</translation>
    </message>
    <message>
        <source>The model is less sure of %1 than of %2: its loss is %3 higher.</source>
        <translation>モデルは %2 より %1 に確信がありません。損失は %3 高いです。</translation>
    </message>
    <message>
        <source>So its map is held back: S %1, exponent %2.</source>
        <translation>そのためマップは抑えられます（S %1、指数 %2）。</translation>
    </message>
    <message>
        <source>Its map stays as it is: S 1, exponent 1.</source>
        <translation>マップはそのままです（S 1、指数 1）。</translation>
    </message>
    <message>
        <source>Its mask shrinks from %1 % to %2 % of the picture.</source>
        <translation>マスクは画像の %1 % から %2 % に縮みます。</translation>
    </message>
    <message>
        <source>Its mask grows from %1 % to %2 % of the picture.</source>
        <translation>マスクは画像の %1 % から %2 % に広がります。</translation>
    </message>
    <message numerus="yes">
        <source>%n more class(es) follow in the chart.</source>
        <translation>
            <numerusform>ほか %n クラスがグラフにあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not stand in the caption, so there is no map of it.</source>
        <translation>%1 はキャプションにないため、マップがありません。</translation>
    </message>
    <message>
        <source>%1 was not measured: its map is the raw one.</source>
        <translation>%1 は測定されていないため、マップは生のものです。</translation>
    </message>
    <message>
        <source>%1 is new in the list and not measured yet: Run.</source>
        <translation>%1 は一覧に加わったばかりで、まだ測定していません。「実行」してください。</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration changes nothing here: mean IoU %1.</source>
        <translation>正解と比べて、ここでは較正は何も変えません（平均 IoU %1）。</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration helps here: mean IoU %1 (%2).</source>
        <translation>正解と比べて、ここでは較正が役立ちます（平均 IoU %1、%2）。</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration does harm here: mean IoU %1 (%2).</source>
        <translation>正解と比べて、ここでは較正が悪影響を与えます（平均 IoU %1、%2）。</translation>
    </message>
    <message>
        <source>%1 gains most (%2).</source>
        <translation>最も良くなるのは %1 です（%2）。</translation>
    </message>
    <message>
        <source>%1 loses most (%2).</source>
        <translation>最も悪くなるのは %1 です（%2）。</translation>
    </message>
    <message>
        <source>The order is turned around: the class the model is surest of is held back most. A control, which should do worse.</source>
        <translation>順序が逆になっています。最も確信のあるクラスが最も抑えられます。対照実験で、結果は悪くなるはずです。</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>two things, apart: what everything looks like when it is easy</source>
        <translation>離れた 2 つのもの。簡単なときの見え方</translation>
    </message>
    <message>
        <source>Cat and dog</source>
        <translation>猫と犬</translation>
    </message>
    <message>
        <source>Purple dog, apple and tree</source>
        <translation>紫の犬、リンゴ、木</translation>
    </message>
    <message>
        <source>Bicycle, boat and fish at night</source>
        <translation>夜の自転車、ボート、魚</translation>
    </message>
    <message>
        <source>one object hides half of another</source>
        <translation>物体が別の物体の半分を隠す</translation>
    </message>
    <message>
        <source>Cat, fish and bird in a heap</source>
        <translation>重なった猫、魚、鳥</translation>
    </message>
    <message>
        <source>occlusion, colours and an object mostly hidden</source>
        <translation>遮蔽、色、ほとんど隠れた物体</translation>
    </message>
    <message>
        <source>the rarest classes of the training only</source>
        <translation>学習で最も珍しいクラスだけ</translation>
    </message>
    <message>
        <source>Tree and ball</source>
        <translation>木とボール</translation>
    </message>
    <message>
        <source>two classes that are drawn alike, and calibration takes too much away</source>
        <translation>似た絵の 2 つのクラス。較正は削りすぎる</translation>
    </message>
    <message>
        <source>Sheep behind a ball</source>
        <translation>ボールの後ろの羊</translation>
    </message>
    <message>
        <source>the map of the ball reaches over the sheep</source>
        <translation>ボールのマップが羊にまで及ぶ</translation>
    </message>
    <message>
        <source>thin lines on a dark ground</source>
        <translation>暗い地に細い線</translation>
    </message>
    <message>
        <source>a colour nobody expects on a dog, and calibration does harm</source>
        <translation>犬には誰も予想しない色。較正は害になる</translation>
    </message>
    <message>
        <source>Small cow and butterfly</source>
        <translation>小さな牛と蝶</translation>
    </message>
    <message>
        <source>objects of a few latent cells: the raw maps are far too wide</source>
        <translation>潜在空間で数セルしかない物体。生のマップは広すぎる</translation>
    </message>
    <message>
        <source>Small elephant, flower and bird</source>
        <translation>小さな象、花、鳥</translation>
    </message>
    <message>
        <source>small, and far apart</source>
        <translation>小さく、離れている</translation>
    </message>
    <message>
        <source>Cat behind a tree</source>
        <translation>木の後ろの猫</translation>
    </message>
    <message>
        <source>Sheep, elephant and rabbit</source>
        <translation>羊、象、ウサギ</translation>
    </message>
    <message>
        <source>Sheep, banana and rabbit</source>
        <translation>羊、バナナ、ウサギ</translation>
    </message>
    <message>
        <source>rare classes that the model tells apart all the same</source>
        <translation>珍しいクラスだが、モデルは区別できる</translation>
    </message>
    <message>
        <source>Ball, dog, horse and cat</source>
        <translation>ボール、犬、馬、猫</translation>
    </message>
    <message>
        <source>four objects in a heap</source>
        <translation>重なった 4 つの物体</translation>
    </message>
</context>
<context>
    <name>Timesteps</name>
    <message>
        <source>official: 1, 51 … 951</source>
        <translation>公式: 1, 51 … 951</translation>
    </message>
    <message>
        <source>quick: 5 over all</source>
        <translation>高速: 全体で 5</translation>
    </message>
    <message>
        <source>fine: 50 over all</source>
        <translation>精密: 全体で 50</translation>
    </message>
    <message>
        <source>little noise: 10 below 200</source>
        <translation>少ないノイズ: 200 未満で 10</translation>
    </message>
    <message>
        <source>medium noise: 10 at 400 to 600</source>
        <translation>中程度のノイズ: 400 から 600 で 10</translation>
    </message>
    <message>
        <source>much noise: 10 at 700 to 900</source>
        <translation>多いノイズ: 700 から 900 で 10</translation>
    </message>
    <message>
        <source>official: 20, 40 … 200</source>
        <translation>公式: 20, 40 … 200</translation>
    </message>
    <message>
        <source>quick: 40, 120, 200</source>
        <translation>高速: 40, 120, 200</translation>
    </message>
    <message>
        <source>fine: 10, 20 … 200</source>
        <translation>精密: 10, 20 … 200</translation>
    </message>
    <message>
        <source>standard: those of the model</source>
        <translation>標準: モデルのもの</translation>
    </message>
</context>
<context>
    <name>elboscope::AboutDialog</name>
    <message>
        <source>About Elboscope</source>
        <translation>Elboscope について</translation>
    </message>
    <message>
        <source>About</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Sign of Elboscope</source>
        <translation>Elboscope のマーク</translation>
    </message>
    <message>
        <source>Shows where a diffusion model looks for every word of a caption, how wrong that is, and what calibration does about it.</source>
        <translation>拡散モデルがキャプションの各単語についてどこを見るか、それがどれほど間違っているか、較正が何をするかを示します。</translation>
    </message>
    <message>
        <source>The method is that of the paper “ELBO-T2IAlign” (%1). This program is an independent implementation of it.</source>
        <translation>手法は論文「ELBO-T2IAlign」（%1）のものです。このプログラムはその独立した実装です。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty. The pictures of the stickers are Noto Color Emoji by Google.</source>
        <translation>GNU General Public License バージョン 3 以降に基づくフリーソフトウェアです。いかなる保証もありません。ステッカーの絵は Google の Noto Color Emoji です。</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>バージョンをコピー</translation>
    </message>
    <message>
        <source>Copies this list to the clipboard, for a report of a fault.</source>
        <translation>不具合の報告のために、この一覧をクリップボードにコピーします。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部品</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>ライセンス本文</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>elboscope::ActionList</name>
    <message>
        <source>This cannot be used right now.</source>
        <translation>今は使えません。</translation>
    </message>
</context>
<context>
    <name>elboscope::CalibrationPanel</name>
    <message>
        <source>Reset the calibration</source>
        <translation>較正のリセット</translation>
    </message>
    <message>
        <source>How sure the model is</source>
        <translation>モデルの確信度</translation>
    </message>
    <message>
        <source>The ELBO loss of each class: how well the model explains the picture with it.</source>
        <translation>各クラスの ELBO 損失。モデルがそのクラスで画像をどれほどよく説明するか。</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>タイムステップごとの損失</translation>
    </message>
    <message>
        <source>Where along the noise the classes differ, and which timesteps count.</source>
        <translation>ノイズのどこでクラスが異なり、どのタイムステップを数えるか。</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>How maps become masks.</source>
        <translation>マップからマスクを作る方法。</translation>
    </message>
    <message>
        <source>Layers and attention</source>
        <translation>層とアテンション</translation>
    </message>
    <message>
        <source>Which attention the maps are made of.</source>
        <translation>マップの元になるアテンション。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Variants of the method: what the paper does differently, controls, ideas beyond it.</source>
        <translation>手法の変種。論文との違い、対照実験、論文を超える案。</translation>
    </message>
    <message>
        <source>After a run this chart compares how well “a photo of …” explains the picture for each class.</source>
        <translation>実行後、このグラフは「a photo of …」が各クラスについて画像をどれほどよく説明するかを比較します。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Keeps the present settings as A; later clicks bring them back, so that two settings can be flipped. Shift and click keeps new ones.</source>
        <translation>現在の設定を A として記憶します。次からのクリックで呼び戻し、2 つの設定を切り替えられます。Shift とクリックで新しい設定を記憶します。</translation>
    </message>
    <message>
        <source>Keeps the present settings as B; later clicks bring them back. Shift and click keeps new ones.</source>
        <translation>現在の設定を B として記憶します。次からのクリックで呼び戻します。Shift とクリックで新しい設定を記憶します。</translation>
    </message>
    <message>
        <source>Settings A</source>
        <translation>設定 A</translation>
    </message>
    <message>
        <source>Settings B</source>
        <translation>設定 B</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>すべてリセット</translation>
    </message>
    <message>
        <source>Sets everything in this panel to what it was at the start: what is recommended for the model.</source>
        <translation>このパネルのすべてを最初の状態（モデルの推奨値）に戻します。</translation>
    </message>
</context>
<context>
    <name>elboscope::CaptionEdit</name>
    <message>
        <source>Type the caption</source>
        <translation>キャプションを入力</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>キャプション</translation>
    </message>
    <message>
        <source>a photo of a cat and a dog</source>
        <translation>a photo of a cat and a dog</translation>
    </message>
    <message>
        <source>What is in the picture, in the language the model was trained on (English nearly always). Without a caption, “a photo of” and the classes are used.</source>
        <translation>画像に写っているもの。モデルが学習した言語（ほとんどは英語）で書きます。キャプションがない場合は「a photo of」とクラスを使います。</translation>
    </message>
</context>
<context>
    <name>elboscope::CaptionPanel</name>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 / %2 トークン</translation>
    </message>
    <message>
        <source>Tokens beyond the limit are cut off: the model never sees them.</source>
        <translation>上限を超えたトークンは切り捨てられ、モデルには見えません。</translation>
    </message>
    <message>
        <source>The text encoder reads this many tokens, start and end included.</source>
        <translation>テキストエンコーダーが読むトークン数。先頭と末尾を含みます。</translation>
    </message>
    <message>
        <source>Ca&amp;ption</source>
        <translation>キャプション(&amp;P)</translation>
    </message>
    <message>
        <source>C&amp;lasses</source>
        <translation>クラス(&amp;L)</translation>
    </message>
    <message>
        <source>Click a word above to make it a class, or drag over several.</source>
        <translation>上の単語をクリックするか、複数の単語をドラッグするとクラスになります。</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>クラスを追加</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>新しいクラス</translation>
    </message>
    <message>
        <source>A word or phrase of the caption; several with commas between. Return adds them.</source>
        <translation>キャプションの単語または句。複数ならコンマで区切ります。Enter で追加します。</translation>
    </message>
    <message>
        <source>Add the class</source>
        <translation>クラスを追加する</translation>
    </message>
    <message>
        <source>Adds the class to the list.</source>
        <translation>クラスを一覧に追加します。</translation>
    </message>
</context>
<context>
    <name>elboscope::CertaintyCard</name>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>不確かな ELBO を控えめに扱う</translation>
    </message>
    <message>
        <source>%1 and %2 (%3 ± %4)</source>
        <translation>%1 と %2（%3 ± %4）</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ほか %n</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these classes can be told apart: the losses differ by less than two standard errors. The exponents were drawn toward 1.</source>
        <translation>どのクラスも区別できません。損失の差が標準誤差の 2 倍より小さいためです。指数は 1 に近づけてあります。</translation>
    </message>
    <message>
        <source>None of these classes can be told apart: the losses differ by less than two standard errors, so S mostly shows noise. More timesteps or another seed may help.</source>
        <translation>どのクラスも区別できません。損失の差が標準誤差の 2 倍より小さく、S はほとんどノイズを表しています。タイムステップを増やすか、シードを変えるとよいかもしれません。</translation>
    </message>
    <message>
        <source>Cannot be told apart, their losses differ by less than two standard errors: %1.</source>
        <translation>損失の差が標準誤差の 2 倍より小さく、区別できません: %1。</translation>
    </message>
    <message>
        <source>Trust them less</source>
        <translation>控えめに扱う</translation>
    </message>
    <message>
        <source>Draws the exponents toward 1, the more the less certain the losses are.</source>
        <translation>損失が不確かなほど、指数を 1 に近づけます。</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassList</name>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>The classes to be found. Drag to reorder (Alt and arrows), double click or F2 to rename, Delete to remove, the eye or Space to hide, the colour to change it.</source>
        <translation>見つけたいクラスです。ドラッグで並べ替え（Alt と矢印）、ダブルクリックか F2 で名前を変更、Delete で削除、目かスペースで非表示、色で色を変更します。</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassMenu</name>
    <message>
        <source>Show only “%1”</source>
        <translation>「%1」だけを表示</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>すべてのクラスを表示</translation>
    </message>
    <message>
        <source>Reorder classes</source>
        <translation>クラスの並べ替え</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>色 %1</translation>
    </message>
    <message>
        <source>Colour of “%1”</source>
        <translation>「%1」の色</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>名前を変更(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隠す(&amp;H)</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>表示(&amp;H)</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>「%1」を表示</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>「%1」を非表示</translation>
    </message>
    <message>
        <source>Show &amp;only this</source>
        <translation>これだけを表示(&amp;O)</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>全体を表示(&amp;A)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上へ(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下へ(&amp;D)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>削除(&amp;M)</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassModel</name>
    <message>
        <source>Show “%1”</source>
        <translation>「%1」を表示</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>「%1」を非表示</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>クラス名の変更</translation>
    </message>
    <message>
        <source>Reorder classes</source>
        <translation>クラスの並べ替え</translation>
    </message>
    <message>
        <source>Remove classes</source>
        <translation>クラスの削除</translation>
    </message>
</context>
<context>
    <name>elboscope::ColorBar</name>
    <message>
        <source>Colour bar of the differences</source>
        <translation>差のカラーバー</translation>
    </message>
    <message>
        <source>What the colours of the differences mean: blue where calibration lowered a map, red where it lifted it, white where it stayed.</source>
        <translation>差の色の意味。青は較正で下がったところ、赤は上がったところ、白は変わらないところです。</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>カラーバー</translation>
    </message>
    <message>
        <source>What the colours mean: no attention at the left, the strongest at the right. The same range for every class and for raw and calibrated, so that maps can be compared; unless they are stretched.</source>
        <translation>色の意味。左はアテンションなし、右は最も強いところ。引き伸ばさない限り、全クラスで、また生と較正後で同じ範囲なので、マップを比べられます。</translation>
    </message>
    <message>
        <source>min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
</context>
<context>
    <name>elboscope::CommandSearch</name>
    <message>
        <source>Search commands, samples and recent files</source>
        <translation>コマンド、サンプル、最近のファイルを検索</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>コマンドの検索</translation>
    </message>
    <message>
        <source>Type a few letters. Up and down choose, Return runs, Escape closes.</source>
        <translation>数文字を入力してください。上下で選び、Enter で実行、Esc で閉じます。</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>見つかったコマンド</translation>
    </message>
    <message>
        <source>No command has these letters. Fewer letters find more.</source>
        <translation>この文字のコマンドはありません。文字を減らすと見つかりやすくなります。</translation>
    </message>
</context>
<context>
    <name>elboscope::ElboBars</name>
    <message>
        <source>ELBO losses</source>
        <translation>ELBO 損失</translation>
    </message>
    <message>
        <source>loss − mean over classes</source>
        <translation>損失 − クラスの平均</translation>
    </message>
    <message>
        <source>How well “a photo of CLASS” explains the picture: the loss of each class, compared with the mean of all. The further to the left, the better explained. The whisker is the standard error over timesteps; classes whose whiskers overlap widely cannot be told apart. S and the exponent 1/S follow from the order of the losses.</source>
        <translation>「a photo of クラス」が画像をどれほどよく説明するか。各クラスの損失を全体の平均と比べます。左に行くほどよく説明されています。ひげはタイムステップにわたる標準誤差で、ひげが大きく重なるクラスは区別できません。S と指数 1/S は損失の順序から決まります。</translation>
    </message>
</context>
<context>
    <name>elboscope::EncoderTabs</name>
    <message>
        <source>Heatmaps are read at these tokens.</source>
        <translation>ヒートマップはこれらのトークンで読み取られます。</translation>
    </message>
    <message>
        <source>This encoder gives one impression of the whole text: no map is read at its tokens.</source>
        <translation>このエンコーダーはテキスト全体の印象を 1 つ与えるだけで、そのトークンではマップを読み取りません。</translation>
    </message>
    <message>
        <source>This encoder stands beside the one before it, in the same columns: its words are found with that one’s tokens.</source>
        <translation>このエンコーダーは前のエンコーダーと同じ列に並びます。単語の位置は前のエンコーダーのトークンで求めます。</translation>
    </message>
    <message>
        <source>Heatmaps are not read at these tokens now: “Text columns” under Measurement decides.</source>
        <translation>今はこれらのトークンでヒートマップを読み取りません。「測定」の「テキスト列」で決まります。</translation>
    </message>
    <message>
        <source>The caption is cut off after %1 tokens.</source>
        <translation>キャプションは %1 トークンで切り捨てられます。</translation>
    </message>
    <message>
        <source>Tokens of %1</source>
        <translation>%1 のトークン</translation>
    </message>
</context>
<context>
    <name>elboscope::ExplanationHelp</name>
    <message>
        <source>Shift+F1: more, with formula and source</source>
        <translation>Shift+F1: 数式と出典を含む詳しい説明</translation>
    </message>
</context>
<context>
    <name>elboscope::ExportChoices</name>
    <message>
        <source>all visible classes</source>
        <translation>表示中のすべてのクラス</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>マップ</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Size of a map</source>
        <translation>マップの大きさ</translation>
    </message>
    <message>
        <source>photograph</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>The photograph in its colours as a first column.</source>
        <translation>写真を元の色のまま最初の列に置きます。</translation>
    </message>
    <message>
        <source>with legend</source>
        <translation>凡例付き</translation>
    </message>
    <message>
        <source>Caption, names of the classes, colour bars with numbers, and a line with the settings.</source>
        <translation>キャプション、クラス名、数値付きのカラーバー、設定の 1 行。</translation>
    </message>
    <message>
        <source>All classes whose eye is open in the list, or a single one.</source>
        <translation>一覧で目が開いているすべてのクラス、または 1 つだけ。</translation>
    </message>
    <message>
        <source>Pixels of the longer side of each map in the figure.</source>
        <translation>図の中の各マップの長辺の画素数。</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
</context>
<context>
    <name>elboscope::ExportDialog</name>
    <message>
        <source>A picture for documents and the web. It carries its settings: drop it on the window, and caption, classes and settings are back.</source>
        <translation>文書やウェブ向けの画像。設定を含むので、ウィンドウにドロップするとキャプション、クラス、設定が戻ります。</translation>
    </message>
    <message>
        <source>A drawing whose texts stay sharp and can be edited; the maps in it are pictures.</source>
        <translation>文字が鮮明で編集できる図。中のマップは画像です。</translation>
    </message>
    <message>
        <source>A page of just the right size, with sharp texts. The settings are attached to it.</source>
        <translation>ちょうどよい大きさの、文字の鮮明なページ。設定が添付されます。</translation>
    </message>
    <message>
        <source>The numbers of every class as a table for spreadsheets: ELBO, S, exponent, agreement with the truth.</source>
        <translation>表計算向けの各クラスの数値表。ELBO、S、指数、正解との一致。</translation>
    </message>
    <message>
        <source>All numbers and settings for programs, as the command line writes them.</source>
        <translation>プログラム向けのすべての数値と設定。コマンドラインの出力と同じ形式です。</translation>
    </message>
    <message>
        <source>A folder with the maps of every class as NumPy arrays in the picture&apos;s size, and as pictures, as the command line writes them.</source>
        <translation>各クラスのマップを画像の大きさの NumPy 配列と画像で収めたフォルダー。コマンドラインの出力と同じです。</translation>
    </message>
    <message>
        <source>One page with everything, for any web browser, without a connection. Needs nothing else to be passed on.</source>
        <translation>すべてを収めた 1 ページ。どのブラウザーでも接続なしで見られ、他に渡すものはありません。</translation>
    </message>
    <message>
        <source>What was measured, with which every map can be computed again without the model.</source>
        <translation>測定した内容。これがあればモデルなしですべてのマップを再計算できます。</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 画素</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Stops writing. Files that are finished stay.</source>
        <translation>書き出しを止めます。終わったファイルは残ります。</translation>
    </message>
    <message>
        <source>Closes this window.</source>
        <translation>このウィンドウを閉じます。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>%1 (*%2)</source>
        <translation>%1 (*%2)</translation>
    </message>
    <message>
        <source>“%1” was written.</source>
        <translation>「%1」を書き出しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n files were written into “%1”.</source>
        <translation>
            <numerusform>%n 個のファイルを「%1」に書き出しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>停止しました。</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>画像 (PNG)</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>図 (SVG)</translation>
    </message>
    <message>
        <source>Page (PDF)</source>
        <translation>ページ (PDF)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表 (CSV)</translation>
    </message>
    <message>
        <source>Numbers (JSON)</source>
        <translation>数値 (JSON)</translation>
    </message>
    <message>
        <source>Arrays and overlays (NPY)</source>
        <translation>配列と重ね合わせ (NPY)</translation>
    </message>
    <message>
        <source>Report (HTML)</source>
        <translation>レポート (HTML)</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>What to write</source>
        <translation>書き出すもの</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Asks where to, and writes.</source>
        <translation>保存先を尋ねて書き出します。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Shows the folder with what was written.</source>
        <translation>書き出した内容のあるフォルダーを表示します。</translation>
    </message>
</context>
<context>
    <name>elboscope::Exporter</name>
    <message>
        <source>“%1” could not be exported.</source>
        <translation>「%1」を書き出せませんでした。</translation>
    </message>
    <message>
        <source>The maps could not be copied.</source>
        <translation>マップをコピーできませんでした。</translation>
    </message>
</context>
<context>
    <name>elboscope::Figure</name>
    <message>
        <source>gamma %1 (1/gamma %2)</source>
        <translation>ガンマ %1（1/ガンマ %2）</translation>
    </message>
    <message>
        <source>no calibration</source>
        <translation>較正なし</translation>
    </message>
    <message>
        <source>ELBO timesteps: %1</source>
        <translation>ELBO のタイムステップ: %1</translation>
    </message>
    <message>
        <source>collection timesteps: %1</source>
        <translation>収集のタイムステップ: %1</translation>
    </message>
    <message>
        <source>self-attention passes: %1</source>
        <translation>自己アテンションの回数: %1</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>しきい値 %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>シード %1</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>モデル %1</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>calibrated minus raw</source>
        <translation>較正後 − 生</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>アテンション</translation>
    </message>
    <message>
        <source>%1, each class stretched</source>
        <translation>%1、クラスごとに引き伸ばし</translation>
    </message>
    <message>
        <source>photograph</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>S %1</source>
        <translation>S %1</translation>
    </message>
</context>
<context>
    <name>elboscope::GammaControl</name>
    <message>
        <source>Gamma %1</source>
        <translation>ガンマ %1</translation>
    </message>
    <message>
        <source>&amp;Gamma</source>
        <translation>ガンマ(&amp;G)</translation>
    </message>
    <message>
        <source>1/γ</source>
        <translation>1/γ</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>ガンマ</translation>
    </message>
    <message>
        <source>How strongly the maps are sharpened. The class the model is most sure of gets no sharpening, the others up to the exponent 1/γ. At the left end (γ = 1) nothing is calibrated.</source>
        <translation>マップをどれほど強く鮮鋭化するか。モデルが最も確信するクラスは鮮鋭化されず、他は指数 1/γ までです。左端（γ = 1）では較正しません。</translation>
    </message>
    <message>
        <source>The strongest exponent, 1/γ. The paper uses 3.</source>
        <translation>最も強い指数 1/γ。論文では 3 です。</translation>
    </message>
    <message>
        <source>One over gamma</source>
        <translation>ガンマの逆数</translation>
    </message>
    <message>
        <source>No calibration</source>
        <translation>較正なし</translation>
    </message>
    <message>
        <source>Sets γ to 1: calibrated and raw maps are the same.</source>
        <translation>γ を 1 にします。較正後と生のマップは同じになります。</translation>
    </message>
    <message>
        <source>Official value</source>
        <translation>公式の値</translation>
    </message>
    <message>
        <source>Sets γ to 1/3, as the authors&apos; code does.</source>
        <translation>著者のコードと同じく γ を 1/3 にします。</translation>
    </message>
</context>
<context>
    <name>elboscope::GammaCurve</name>
    <message>
        <source>Gamma %1</source>
        <translation>ガンマ %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;1/γ = %1: mIoU %2&lt;/b&gt; (raw %3)&lt;br&gt;</source>
        <translation>&lt;b&gt;1/γ = %1: mIoU %2&lt;/b&gt;（生 %3）&lt;br&gt;</translation>
    </message>
    <message>
        <source>mIoU over 1/γ</source>
        <translation>1/γ に対する mIoU</translation>
    </message>
    <message>
        <source>How well the masks agree with the truth for every strength of the calibration (mean intersection over union in percent). The dashed line is without calibration. Click or drag to set γ.</source>
        <translation>較正の強さごとに、マスクが正解とどれほど一致するか（平均 IoU、パーセント）。破線は較正なし。クリックまたはドラッグで γ を設定します。</translation>
    </message>
    <message>
        <source>1/γ</source>
        <translation>1/γ</translation>
    </message>
</context>
<context>
    <name>elboscope::InspectDocument</name>
    <message>
        <source>Add class “%1”</source>
        <translation>クラス「%1」の追加</translation>
    </message>
    <message>
        <source>Remove class “%1”</source>
        <translation>クラス「%1」の削除</translation>
    </message>
    <message>
        <source>Settings A</source>
        <translation>設定 A</translation>
    </message>
    <message>
        <source>Settings B</source>
        <translation>設定 B</translation>
    </message>
</context>
<context>
    <name>elboscope::Inspector</name>
    <message>
        <source>“%1” could not be used as truth.</source>
        <translation>「%1」は正解として使えません。</translation>
    </message>
    <message>
        <source>A mask of the truth needs its picture first: open the picture, then the mask.</source>
        <translation>正解のマスクにはまず画像が必要です。画像を開いてからマスクを開いてください。</translation>
    </message>
    <message>
        <source>The sample “%1” could not be opened.</source>
        <translation>サンプル「%1」を開けませんでした。</translation>
    </message>
    <message>
        <source>The picture could not be pasted.</source>
        <translation>画像を貼り付けられませんでした。</translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation>モデルを読み込めませんでした。</translation>
    </message>
    <message>
        <source>LibTorch runs on a slow matrix library; with the package libopenblas0-pthread everything is about 30 times faster.</source>
        <translation>LibTorch が遅い行列ライブラリで動いています。libopenblas0-pthread パッケージを入れるとすべてが約 30 倍速くなります。</translation>
    </message>
    <message>
        <source>This record came without its picture: open the picture to measure it again.</source>
        <translation>この記録には画像がありません。測定し直すには画像を開いてください。</translation>
    </message>
    <message>
        <source>There is no picture yet: open one, drop one here, or take a sample.</source>
        <translation>まだ画像がありません。開くか、ここにドロップするか、サンプルを選んでください。</translation>
    </message>
    <message>
        <source>There are no classes yet: click words of the caption, or type names.</source>
        <translation>まだクラスがありません。キャプションの単語をクリックするか、名前を入力してください。</translation>
    </message>
    <message>
        <source>There is no model yet: choose the folder of a diffusion model.</source>
        <translation>まだモデルがありません。拡散モデルのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>This model has no text columns of the chosen kind: set “Text columns” to automatic under Measurement.</source>
        <translation>このモデルには選んだ種類のテキスト列がありません。「測定」の「テキスト列」を自動にしてください。</translation>
    </message>
    <message>
        <source>“%1” stands beyond the %2 tokens that the model reads: shorten the caption.</source>
        <translation>「%1」はモデルの読む %2 トークンより後ろにあります。キャプションを短くしてください。</translation>
    </message>
    <message>
        <source>“%1” does not stand in the caption.</source>
        <translation>「%1」はキャプションにありません。</translation>
    </message>
    <message>
        <source>The run ended early.</source>
        <translation>実行は途中で終わりました。</translation>
    </message>
    <message>
        <source>The layers can only be measured with the picture: open it first.</source>
        <translation>層の測定には画像が必要です。先に開いてください。</translation>
    </message>
    <message>
        <source>The layers can only be measured with a model, and none is loaded yet.</source>
        <translation>層の測定にはモデルが必要ですが、まだ読み込まれていません。</translation>
    </message>
    <message>
        <source>A run is going on: the layers can be measured when it has ended.</source>
        <translation>実行中です。終わってから層を測定できます。</translation>
    </message>
    <message>
        <source>The layers could not be measured.</source>
        <translation>層を測定できませんでした。</translation>
    </message>
    <message>
        <source>These settings do not fit what was measured.</source>
        <translation>この設定は測定した内容に合いません。</translation>
    </message>
    <message>
        <source>These files could not be opened.</source>
        <translation>これらのファイルを開けませんでした。</translation>
    </message>
    <message>
        <source>“%1” could not be opened.</source>
        <translation>「%1」を開けませんでした。</translation>
    </message>
    <message numerus="yes">
        <source>The folder holds %n pictures: the first was opened, %1.</source>
        <translation>
            <numerusform>フォルダーには %n 枚の画像があります。最初の %1 を開きました。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was taken as the truth: it is a mask of the picture’s size. Double-click to open it as a picture instead.</source>
        <translation>「%1」は画像と同じ大きさのマスクなので、正解として使いました。画像として開くにはダブルクリックしてください。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stayed closed, since one picture, one record and one model are open at a time: %1.</source>
        <translation>
            <numerusform>画像、記録、モデルは一度に 1 つずつなので、%n 個のファイルは開きませんでした: %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is not a model that can be used.</source>
        <translation>「%1」は使えるモデルではありません。</translation>
    </message>
    <message>
        <source>“%1” is not a complete model: missing or unusable is %2.</source>
        <translation>「%1」は完全なモデルではありません。足りない、または使えないもの: %2。</translation>
    </message>
    <message>
        <source>There is no such file, or it may not be read.</source>
        <translation>そのようなファイルがないか、読み取りが許可されていません。</translation>
    </message>
    <message>
        <source>It is a device or a pipe, not a file.</source>
        <translation>ファイルではなく、デバイスまたはパイプです。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>ファイルが空です。</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>フォルダーが空です。</translation>
    </message>
    <message>
        <source>The folder holds neither a model (a model_index.json) nor pictures.</source>
        <translation>フォルダーにはモデル（model_index.json）も画像もありません。</translation>
    </message>
    <message>
        <source>The folder holds several models: open one of them. They are %1.</source>
        <translation>フォルダーには複数のモデルがあります。どれか 1 つを開いてください: %1。</translation>
    </message>
    <message>
        <source>It is an adapter (such as LoRA), which is not a model of its own: merge it into its model with diffusers (fuse_lora, then save_pretrained) and open that folder.</source>
        <translation>これは（LoRA などの）アダプターで、単独のモデルではありません。diffusers でモデルに統合し（fuse_lora、次に save_pretrained）、そのフォルダーを開いてください。</translation>
    </message>
    <message>
        <source>It holds weights of one part of a model. A whole model is a folder with a model_index.json: open that.</source>
        <translation>モデルの一部分の重みです。モデル全体は model_index.json のあるフォルダーなので、それを開いてください。</translation>
    </message>
    <message>
        <source>Files of this kind (.ckpt, .pt, .bin) can run programs and are never opened. Get the model as .safetensors, or save it with diffusers (safe_serialization=True).</source>
        <translation>この種類のファイル（.ckpt、.pt、.bin）はプログラムを実行できるため、決して開きません。.safetensors のモデルを入手するか、diffusers で保存してください（safe_serialization=True）。</translation>
    </message>
    <message>
        <source>Models of this kind (GGUF, ONNX) cannot show their attention. A folder in the layout of diffusers is needed.</source>
        <translation>この種類のモデル（GGUF、ONNX）はアテンションを示せません。diffusers 形式のフォルダーが必要です。</translation>
    </message>
    <message>
        <source>It is nothing that can be opened here: pictures (PNG, JPEG, WebP, BMP, TIFF), masks, records (.elbo), sessions (.elboscope) and folders of models can.</source>
        <translation>ここで開けるものではありません。開けるのは画像（PNG、JPEG、WebP、BMP、TIFF）、マスク、記録（.elbo）、セッション（.elboscope）、モデルのフォルダーです。</translation>
    </message>
</context>
<context>
    <name>elboscope::LabelRows</name>
    <message>
        <source>Labels of the truth</source>
        <translation>正解のラベル</translation>
    </message>
    <message>
        <source>Which class each number in the mask stands for. 0 is background, 255 does not count.</source>
        <translation>マスクの各数値がどのクラスを表すか。0 は背景、255 は数えません。</translation>
    </message>
    <message>
        <source>As the mask says</source>
        <translation>マスクのとおり</translation>
    </message>
    <message>
        <source>Forgets what was chosen here.</source>
        <translation>ここで選んだ内容を忘れます。</translation>
    </message>
    <message>
        <source>Label %1: %2 % of the picture</source>
        <translation>ラベル %1: 画像の %2 %</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>数えない</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>ラベル %1</translation>
    </message>
    <message>
        <source>What label %1 (%2 % of the picture) stands for.</source>
        <translation>ラベル %1（画像の %2 %）が表すもの。</translation>
    </message>
    <message>
        <source>Label %1 of the truth</source>
        <translation>正解のラベル %1</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerBrowser</name>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>もう一度測定</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>測定</translation>
    </message>
    <message>
        <source>One pass of the network…</source>
        <translation>ネットワークを 1 回通しています…</translation>
    </message>
    <message>
        <source>This needs the picture.</source>
        <translation>画像が必要です。</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>モデルを読み込んでいます。</translation>
    </message>
    <message>
        <source>This needs a model.</source>
        <translation>モデルが必要です。</translation>
    </message>
    <message>
        <source>Waits for the end of the run.</source>
        <translation>実行の終わりを待っています。</translation>
    </message>
    <message>
        <source>Measured with another caption.</source>
        <translation>別のキャプションで測定したものです。</translation>
    </message>
    <message numerus="yes">
        <source>%n padding token(s) left out to save memory</source>
        <translation>
            <numerusform>メモリ節約のためパディングトークン %n 個を省略</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured at timestep %1</source>
        <translation>タイムステップ %1 で測定</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <source>Timestep</source>
        <translation>タイムステップ</translation>
    </message>
    <message>
        <source>How much noise lies over the picture when the network looks at it: one of the timesteps at which attention is collected.</source>
        <translation>ネットワークが画像を見るときに重なっているノイズの量。アテンションを収集するタイムステップの 1 つです。</translation>
    </message>
    <message>
        <source>Runs the network once and keeps the attention of every layer to every token (mean over heads). The same noise as in a run, so these are the maps that class maps are averaged from.</source>
        <translation>ネットワークを 1 回通し、すべての層のすべてのトークンに対するアテンション（ヘッドの平均）を保持します。実行時と同じノイズなので、クラスのマップはこれらの平均です。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>One map</source>
        <translation>1 枚のマップ</translation>
    </message>
    <message>
        <source>The chosen token in the chosen layer, large.</source>
        <translation>選んだ層での選んだトークンを大きく表示します。</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>すべての層</translation>
    </message>
    <message>
        <source>All layers of the chosen token.</source>
        <translation>選んだトークンのすべての層。</translation>
    </message>
    <message>
        <source>All tokens</source>
        <translation>すべてのトークン</translation>
    </message>
    <message>
        <source>All tokens of the chosen layer.</source>
        <translation>選んだ層のすべてのトークン。</translation>
    </message>
    <message>
        <source>each map stretched</source>
        <translation>マップごとに引き伸ばし</translation>
    </message>
    <message>
        <source>one range</source>
        <translation>共通の範囲</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>色の範囲</translation>
    </message>
    <message>
        <source>One range: the colours mean the same in every map shown, up to the largest value of a word (start tokens may go beyond it). Stretched: every map uses all colours.</source>
        <translation>共通の範囲では、色はどのマップでも同じ意味で、単語の最大値までです（先頭トークンはこれを超えることがあります）。引き伸ばしでは、各マップが全色を使います。</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>カラーバー</translation>
    </message>
    <message>
        <source>What the colours mean: the probability with which a place looks at the token.</source>
        <translation>色の意味。ある場所がそのトークンを見る確率です。</translation>
    </message>
    <message>
        <source>Attention layers in the order in which the network runs them.</source>
        <translation>ネットワークが通る順に並んだアテンション層。</translation>
    </message>
    <message>
        <source>Tokens as the text encoder sees them, start, end and padding included.</source>
        <translation>テキストエンコーダーから見たトークン。先頭、末尾、パディングも含みます。</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerChart</name>
    <message>
        <source>Layer weights</source>
        <translation>層の重み</translation>
    </message>
    <message>
        <source>After a run the layers stand here.</source>
        <translation>実行後、ここに層が並びます。</translation>
    </message>
    <message>
        <source>&lt;b&gt;Layer %1: %2 × %3&lt;/b&gt;, counts %4 %&lt;br&gt;%5</source>
        <translation>&lt;b&gt;層 %1: %2 × %3&lt;/b&gt;、割合 %4 %&lt;br&gt;%5</translation>
    </message>
    <message>
        <source>Weights of the layers</source>
        <translation>層の重み</translation>
    </message>
    <message>
        <source>What each cross-attention layer counts in the maps, from the first to the last; the numbers below are the sizes of their maps. Where weights go by resolution, drag a bar.</source>
        <translation>各クロスアテンション層がマップに占める割合を、最初から最後まで示します。下の数字はマップの大きさです。解像度別の重みでは棒をドラッグできます。</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerModel</name>
    <message numerus="yes">
        <source>%n head(s), averaged</source>
        <translation>
            <numerusform>%n ヘッドの平均</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n ヘッド</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::LayerRows</name>
    <message>
        <source>Self-attention</source>
        <translation>自己アテンション</translation>
    </message>
    <message>
        <source>Layer weights</source>
        <translation>層の重み</translation>
    </message>
    <message>
        <source>Layer width %1</source>
        <translation>層の幅 %1</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>σ %1</source>
        <translation>σ %1</translation>
    </message>
    <message>
        <source>by resolution</source>
        <translation>解像度別</translation>
    </message>
    <message>
        <source>The model&apos;s own table of weights, one a resolution (alignment.json in its folder).</source>
        <translation>モデル独自の重みの表。解像度ごとに 1 つ（フォルダーの alignment.json）。</translation>
    </message>
    <message>
        <source>This model brings no table of its own: the official Gaussian of width 3.</source>
        <translation>このモデルには独自の表がないので、公式の幅 3 のガウス曲線を使います。</translation>
    </message>
    <message>
        <source>The model&apos;s own table, where it brings one; else the official Gaussian of width 3.</source>
        <translation>モデル独自の表があればそれを、なければ公式の幅 3 のガウス曲線を使います。</translation>
    </message>
    <message>
        <source>all (%1)</source>
        <translation>すべて（%1）</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message numerus="yes">
        <source>%n pass(es)</source>
        <translation>
            <numerusform>%n 回</numerusform>
        </translation>
    </message>
    <message>
        <source>This record holds no self-attention, so there is nothing to pass the maps through.</source>
        <translation>この記録には自己アテンションがないため、マップを通すことができません。</translation>
    </message>
    <message>
        <source>Self-attention tells which places of the picture belong together. Each pass spreads a map along it, which fills objects and smooths noise.</source>
        <translation>自己アテンションは、画像のどの場所が一緒に属するかを表します。1 回通すごとにマップがそれに沿って広がり、物体が埋まり、ノイズが滑らかになります。</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>層(&amp;L)</translation>
    </message>
    <message>
        <source>around the middle</source>
        <translation>中央付近</translation>
    </message>
    <message>
        <source>A Gaussian over the layers, widest at the middle of the network; σ is its width.</source>
        <translation>層にわたるガウス曲線で、ネットワークの中央が最大です。σ はその幅です。</translation>
    </message>
    <message>
        <source>One weight for all layers of a size: drag the bars.</source>
        <translation>同じ大きさの層に 1 つの重み。棒をドラッグします。</translation>
    </message>
    <message>
        <source>What each cross-attention layer counts when they are averaged to one map.</source>
        <translation>平均して 1 枚のマップにするとき、各クロスアテンション層をどれだけ数えるか。</translation>
    </message>
    <message>
        <source>&amp;Width σ</source>
        <translation>幅 σ(&amp;W)</translation>
    </message>
    <message>
        <source>How fast layers fade away from the middle of the network. Small: only the middle; large: all alike. The official code uses 3.</source>
        <translation>ネットワークの中央から離れるにつれて層がどれほど速く弱まるか。小さいと中央だけ、大きいとすべて同じ。公式のコードは 3 です。</translation>
    </message>
    <message>
        <source>Se&amp;lf-attention</source>
        <translation>自己アテンション(&amp;L)</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <source>Width σ</source>
        <translation>幅 σ</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerSheet</name>
    <message>
        <source>Maps of layers and tokens</source>
        <translation>層とトークンのマップ</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>Here every layer of the network shows where it looks for every token, before anything is averaged. Press Measure: one pass of the network at the chosen timestep.</source>
        <translation>平均する前に、ネットワークの各層が各トークンについてどこを見るかを表示します。「測定」を押すと、選んだタイムステップでネットワークを 1 回通します。</translation>
    </message>
</context>
<context>
    <name>elboscope::LossCurves</name>
    <message>
        <source>Timestep %1</source>
        <translation>タイムステップ %1</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>タイムステップごとの損失</translation>
    </message>
    <message>
        <source>The loss of each class at every timestep (little noise at the left, much at the right), compared with the mean of all classes at that timestep. A class that stays below the line is better explained throughout. Click a timestep to leave it out or take it in, drag to choose a range.</source>
        <translation>タイムステップごとの各クラスの損失（左はノイズが少なく、右は多い）を、そのタイムステップでの全クラスの平均と比べたもの。線より下にあり続けるクラスは一貫してよく説明されています。タイムステップはクリックで除外または追加、ドラッグで範囲を選びます。</translation>
    </message>
    <message>
        <source>timestep</source>
        <translation>タイムステップ</translation>
    </message>
</context>
<context>
    <name>elboscope::MainWindow</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>問題 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>モデルを選ぶ</translation>
    </message>
    <message>
        <source>mIoU with this truth %1 → %2</source>
        <translation>この正解での mIoU %1 → %2</translation>
    </message>
    <message>
        <source>How well the masks agree with the true ones: mean intersection over union of all classes and the background in percent, raw and calibrated.</source>
        <translation>マスクが正解とどれほど一致するか。全クラスと背景の平均 IoU（パーセント）、生と較正後。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Pictures and records (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.elbo *.safetensors)</source>
        <translation>画像と記録 (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.elbo *.safetensors)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Open a mask of the truth</source>
        <translation>正解のマスクを開く</translation>
    </message>
    <message>
        <source>Masks (*.png)</source>
        <translation>マスク (*.png)</translation>
    </message>
    <message>
        <source>Picture and caption</source>
        <translation>画像とキャプション</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>較正</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Everything that went wrong, with details. Click to show or hide the list.</source>
        <translation>うまくいかなかったことの詳しい一覧。クリックで表示または非表示にします。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>最近使ったもの(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation>サンプル(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>ツールバー</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>&lt;b&gt;Model&lt;/b&gt;&lt;br&gt;The diffusion model whose attention is looked at. Any folder in the layout of the diffusers library will do.</source>
        <translation>&lt;b&gt;モデル&lt;/b&gt;&lt;br&gt;アテンションを観察する拡散モデル。diffusers ライブラリの形式のフォルダーなら何でも使えます。</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>No samples are installed</source>
        <translation>サンプルがインストールされていません</translation>
    </message>
    <message>
        <source>A picture and its caption</source>
        <translation>画像とキャプション</translation>
    </message>
    <message>
        <source>Elboscope asks a model that draws pictures from text where it sees each word. Click a word of the caption to make it a class.</source>
        <translation>Elboscope は、テキストから画像を描くモデルに、各単語がどこに見えるかを尋ねます。キャプションの単語をクリックするとクラスになります。</translation>
    </message>
    <message>
        <source>Where the model looks</source>
        <translation>モデルが見る場所</translation>
    </message>
    <message>
        <source>One row for each class. The raw map shows where the model looks for the word; the calibrated map is what is left of it when the model’s doubts are counted in. Hold Space to flip the two.</source>
        <translation>1 行が 1 クラスです。生のマップはモデルがその単語についてどこを見るかを、較正後のマップはモデルの疑いを考慮して残るものを示します。スペースを押している間、両者を入れ替えます。</translation>
    </message>
    <message>
        <source>How sure the model is</source>
        <translation>モデルの確信度</translation>
    </message>
    <message>
        <source>A raw map looks strong even for a word that hardly fits. The bars compare how well “a photo of …” explains the picture for each class: a bar to the left is better than the mean, one to the right worse.</source>
        <translation>生のマップは、ほとんど合わない単語でも強く見えます。棒は「a photo of …」が各クラスについて画像をどれほどよく説明するかを比べます。左の棒は平均より良く、右の棒は悪いです。</translation>
    </message>
    <message>
        <source>One slider to begin with</source>
        <translation>まずはスライダー 1 つ</translation>
    </message>
    <message>
        <source>Gamma says how much that doubt counts. Drag it: the maps follow at once, nothing is measured anew. Every change can be undone.</source>
        <translation>ガンマは、その疑いをどれだけ重く見るかです。動かすとマップがすぐに追従し、測定し直しません。どの変更も元に戻せます。</translation>
    </message>
    <message>
        <source>In plain sentences</source>
        <translation>ふつうの文章で</translation>
    </message>
    <message>
        <source>What the maps mean is written here, with the numbers behind it. Every control explains itself under the mouse; Shift+F1 adds the formula and where the paper has it.</source>
        <translation>マップの意味がここに数値とともに書かれます。どの部品もマウスの下で説明が出ます。Shift+F1 で数式と論文の該当箇所も表示します。</translation>
    </message>
    <message>
        <source>Now your own</source>
        <translation>次はあなたの画像で</translation>
    </message>
    <message>
        <source>Open or drop a picture, or take another sample; choose a model; Run measures. Ctrl+K finds every command, and the menu Help has this tour again.</source>
        <translation>画像を開くかドロップするか、別のサンプルを選んでください。モデルを選び、「実行」で測定します。Ctrl+K ですべてのコマンドを探せます。この案内はヘルプメニューにもあります。</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>この結果の意味</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>ネットワークの層</translation>
    </message>
    <message>
        <source>S&amp;tored views</source>
        <translation>記憶したビュー(&amp;T)</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>貼り付けた画像</translation>
    </message>
    <message>
        <source>dropped picture</source>
        <translation>ドロップした画像</translation>
    </message>
    <message>
        <source>There are no maps yet: run first.</source>
        <translation>まだマップがありません。先に実行してください。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Elboscope sessions (*%1)</source>
        <translation>Elboscope セッション (*%1)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <translation>「%1」を書き出し…</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>「%1」をコピー</translation>
    </message>
    <message>
        <source>Save your changes?</source>
        <translation>変更を保存しますか？</translation>
    </message>
    <message>
        <source>Save your changes to “%1”?</source>
        <translation>「%1」への変更を保存しますか？</translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation>保存しないと失われます。</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>保存しない</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>A run is going on already.</source>
        <translation>すでに実行中です。</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>先に画像を開いてください。</translation>
    </message>
    <message>
        <source>Name a class first: click a word of the caption.</source>
        <translation>先にクラスを決めてください。キャプションの単語をクリックします。</translation>
    </message>
    <message>
        <source>It is stopping already.</source>
        <translation>すでに停止しようとしています。</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>何も実行していません。</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>まだ何も変更していません。</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>取り消したものはありません。</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>正解</translation>
    </message>
</context>
<context>
    <name>elboscope::MapArea</name>
    <message>
        <source>Show %1</source>
        <translation>%1を表示</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1を非表示</translation>
    </message>
    <message>
        <source>Show the truth&apos;s outlines</source>
        <translation>正解の輪郭を表示</translation>
    </message>
    <message>
        <source>Hide the truth&apos;s outlines</source>
        <translation>正解の輪郭を非表示</translation>
    </message>
    <message>
        <source>Wipe on</source>
        <translation>ワイプを入れる</translation>
    </message>
    <message>
        <source>Wipe off</source>
        <translation>ワイプを切る</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Stretch each class</source>
        <translation>クラスごとに引き伸ばす</translation>
    </message>
    <message>
        <source>Lock the range</source>
        <translation>範囲を固定</translation>
    </message>
    <message>
        <source>Opacity of the maps</source>
        <translation>マップの不透明度</translation>
    </message>
    <message>
        <source>each class stretched</source>
        <translation>クラスごとに引き伸ばし</translation>
    </message>
    <message>
        <source>0 to 1, locked</source>
        <translation>0 から 1、固定</translation>
    </message>
    <message>
        <source>Point at a map to see its values.</source>
        <translation>マップを指すと値が表示されます。</translation>
    </message>
    <message>
        <source>%1 at (%2, %3)</source>
        <translation>(%2, %3) で %1</translation>
    </message>
    <message>
        <source>likelihood %1</source>
        <translation>尤度 %1</translation>
    </message>
    <message>
        <source>Store view %1</source>
        <translation>ビュー %1 に記憶</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>ビュー %1</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>ここには何が？</translation>
    </message>
    <message>
        <source>What is here? Click a spot on a map or draw round a region, and see the words ranked by how strongly their maps point there. With Shift held this works at any time; Esc forgets the region.</source>
        <translation>ここには何が？ マップの一点をクリックするか領域を囲むと、マップがそこをどれほど強く指すかで単語を順位付けします。Shift を押していればいつでも使えます。Esc で領域を忘れます。</translation>
    </message>
    <message>
        <source>Outlines of the truth</source>
        <translation>正解の輪郭</translation>
    </message>
    <message>
        <source>Draws the outline of what each class really covers over its maps.</source>
        <translation>各クラスが実際に占める範囲の輪郭をマップに重ねて描きます。</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>ワイプ</translation>
    </message>
    <message>
        <source>Wipe: calibrated maps show the raw map to the left of a line that you drag (or move with [ and ]).</source>
        <translation>ワイプ: 較正後のマップで、ドラッグできる線（[ と ] でも動きます）の左側に生のマップを表示します。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Shows the whole picture again (0, or a double click on a map). The wheel zooms, dragging moves; all maps follow.</source>
        <translation>画像全体をもう一度表示します（0、またはマップをダブルクリック）。ホイールで拡大、ドラッグで移動。すべてのマップが追従します。</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>色の範囲</translation>
    </message>
    <message>
        <source>Locked: the colours mean the same in every map, so maps can be compared. Stretched: every class uses all colours, which shows weak maps but hides how weak they are.</source>
        <translation>固定では色がどのマップでも同じ意味なので、マップを比べられます。引き伸ばしでは各クラスが全色を使い、弱いマップも見えますが、どれほど弱いかは隠れます。</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Turbo</source>
        <translation>Turbo</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>グレー</translation>
    </message>
    <message>
        <source>Colours of the maps. Viridis, magma and cividis rise evenly in lightness and can be read with any colour vision.</source>
        <translation>マップの色。Viridis、Magma、Cividis は明るさが均等に増え、どの色覚でも読めます。</translation>
    </message>
    <message>
        <source>over the photo</source>
        <translation>写真に重ねる</translation>
    </message>
    <message>
        <source>How strongly the maps cover the photograph, which is shown in grey so that colours belong to the maps alone.</source>
        <translation>マップが写真をどれほど強く覆うか。色がマップだけのものになるよう、写真はグレーで表示します。</translation>
    </message>
    <message>
        <source>No view is stored under this number yet.</source>
        <translation>この番号にはまだビューが記憶されていません。</translation>
    </message>
</context>
<context>
    <name>elboscope::MapGrid</name>
    <message>
        <source>Maps</source>
        <translation>マップ</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>生</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>較正後</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>likelihood</source>
        <translation>尤度</translation>
    </message>
    <message>
        <source>Raw: where the model looks for this class, before calibration. The attention of its words, averaged over layers, timesteps and heads.</source>
        <translation>生: 較正前に、モデルがこのクラスについてどこを見るか。単語のアテンションを層、タイムステップ、ヘッドで平均したものです。</translation>
    </message>
    <message>
        <source>Calibrated: the raw map raised to 1/S of its class. Classes the model is less sure of get less sharpening.</source>
        <translation>較正後: 生のマップをクラスの 1/S 乗したもの。モデルの確信が低いクラスほど鮮鋭化が弱くなります。</translation>
    </message>
    <message>
        <source>Difference: calibrated minus raw. Blue: less, red: more than before.</source>
        <translation>差: 較正後から生を引いたもの。青は減少、赤は増加です。</translation>
    </message>
    <message>
        <source>Mask: the pixels where this class is stronger than all others and above the threshold.</source>
        <translation>マスク: このクラスが他のどれよりも強く、しきい値を超える画素です。</translation>
    </message>
    <message>
        <source>Likelihood: where the class explains the picture better than no text at all.</source>
        <translation>尤度: テキストがまったくない場合より、このクラスが画像をよく説明するところです。</translation>
    </message>
    <message>
        <source>raw | calibrated</source>
        <translation>生 | 較正後</translation>
    </message>
    <message>
        <source>S %1</source>
        <translation>S %1</translation>
    </message>
    <message>
        <source>ELBO follows</source>
        <translation>ELBO は続いて届きます</translation>
    </message>
    <message>
        <source>IoU %1 → %2</source>
        <translation>IoU %1 → %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>after Run</source>
        <translation>実行後</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 から %2</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>ここに画像をドロップ</translation>
    </message>
    <message>
        <source>or open one, paste one, or take a sample from the menu.</source>
        <translation>または開く、貼り付ける、メニューからサンプルを選ぶ。</translation>
    </message>
    <message>
        <source>No maps chosen</source>
        <translation>マップが選ばれていません</translation>
    </message>
    <message>
        <source>Choose raw, calibrated, difference or mask above.</source>
        <translation>上で生、較正後、差、マスクを選んでください。</translation>
    </message>
    <message>
        <source>What should be found?</source>
        <translation>何を見つけますか？</translation>
    </message>
    <message>
        <source>Click words of the caption on the left to make them classes, then press Run.</source>
        <translation>左のキャプションの単語をクリックしてクラスにし、「実行」を押してください。</translation>
    </message>
    <message>
        <source>Move the wipe</source>
        <translation>ワイプの移動</translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n クラス</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::MeaningPanel</name>
    <message>
        <source>What this means</source>
        <translation>この結果の意味</translation>
    </message>
</context>
<context>
    <name>elboscope::MeasurementRows</name>
    <message>
        <source>Timesteps of the ELBO</source>
        <translation>ELBO のタイムステップ</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>マップのタイムステップ</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>画像の大きさ</translation>
    </message>
    <message>
        <source>Text columns</source>
        <translation>テキスト列</translation>
    </message>
    <message>
        <source>Other noise</source>
        <translation>別のノイズ</translation>
    </message>
    <message>
        <source>Reset the measurement</source>
        <translation>測定のリセット</translation>
    </message>
    <message>
        <source>Seed of the noise</source>
        <translation>ノイズのシード</translation>
    </message>
    <message numerus="yes">
        <source>A run takes at most %n pass(es) through the network.</source>
        <translation>
            <numerusform>1 回の実行でネットワークを最大 %n 回通します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A run takes %n pass(es) through the network.</source>
        <translation>
            <numerusform>1 回の実行でネットワークを %n 回通します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>測定</translation>
    </message>
    <message>
        <source>What a run measures. Changes here count after the next run.</source>
        <translation>実行で測定する内容。ここの変更は次の実行から有効です。</translation>
    </message>
    <message>
        <source>needs a new run</source>
        <translation>要再実行</translation>
    </message>
    <message>
        <source>What is shown was measured with other settings: Run measures with these.</source>
        <translation>表示中の結果は別の設定で測定したものです。「実行」でこの設定で測定します。</translation>
    </message>
    <message>
        <source>&amp;ELBO at</source>
        <translation>ELBO の位置(&amp;E)</translation>
    </message>
    <message>
        <source>How much noise is mixed in, from 0 (none) to 999 (nothing else): take a ready list or write one, such as 1:999:50 (from, to, step), 1, 51, 101 or middle:20.</source>
        <translation>混ぜるノイズの量。0（なし）から 999（ノイズのみ）まで。既製の一覧を選ぶか、1:999:50（始、終、間隔）、1, 51, 101、middle:20 のように書きます。</translation>
    </message>
    <message>
        <source>Ma&amp;ps at</source>
        <translation>マップの位置(&amp;P)</translation>
    </message>
    <message>
        <source>Timesteps at which the attention is looked at; the maps are its mean.</source>
        <translation>アテンションを観察するタイムステップ。マップはその平均です。</translation>
    </message>
    <message>
        <source>P&amp;icture</source>
        <translation>画像(&amp;I)</translation>
    </message>
    <message>
        <source>keeps its shape</source>
        <translation>形を保つ</translation>
    </message>
    <message>
        <source>squeezed to a square</source>
        <translation>正方形に縮める</translation>
    </message>
    <message>
        <source>The size the network works at: about as many pixels as it was trained for, in the picture’s shape, or the square that the official code uses.</source>
        <translation>ネットワークが処理する大きさ。画像の形のまま学習時とほぼ同じ画素数にするか、公式のコードが使う正方形にします。</translation>
    </message>
    <message>
        <source>Te&amp;xt columns</source>
        <translation>テキスト列(&amp;X)</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>CLIP and T5</source>
        <translation>CLIP と T5</translation>
    </message>
    <message>
        <source>Whose words the maps are read at, in models with two kinds of text encoders. Automatic takes CLIP, as the official code does.</source>
        <translation>2 種類のテキストエンコーダーを持つモデルで、どちらの単語でマップを読み取るか。自動は公式のコードと同じく CLIP です。</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>シード(&amp;S)</translation>
    </message>
    <message>
        <source>The noise is drawn from this number: the same number gives the same result.</source>
        <translation>ノイズはこの数から引かれます。同じ数なら同じ結果になります。</translation>
    </message>
    <message>
        <source>Takes other noise: how much do the results depend on it?</source>
        <translation>別のノイズを使います。結果はどれほどノイズに左右されるでしょうか。</translation>
    </message>
    <message>
        <source>Likelihood maps</source>
        <translation>尤度マップ</translation>
    </message>
    <message>
        <source>Also measures the empty caption, so that it can be shown where a class’s words help.</source>
        <translation>空のキャプションも測定し、クラスの単語が役立つ場所を表示できるようにします。</translation>
    </message>
    <message>
        <source>Errors of the whole caption</source>
        <translation>キャプション全体の誤差</translation>
    </message>
    <message>
        <source>Also measures the caption as a whole: with it the ELBO’s noise can be reduced (control variate).</source>
        <translation>キャプション全体も測定します。これにより ELBO のノイズを減らせます（制御変量）。</translation>
    </message>
    <message>
        <source>Stop early where the order is clear</source>
        <translation>順序が明らかなら早く終える</translation>
    </message>
    <message>
        <source>Stops measuring classes whose place in the order is settled by three standard errors. Faster with many classes; the record says which losses are estimates.</source>
        <translation>順位が標準誤差の 3 倍で定まったクラスの測定をやめます。クラスが多いと速くなります。どの損失が推定かは記録に残ります。</translation>
    </message>
    <message>
        <source>A caption of its own for each class</source>
        <translation>クラスごとに独自のキャプション</translation>
    </message>
    <message>
        <source>Looks for each class with “a photo of …” alone, so that classes do not compete in one caption; classes need not stand in the caption then.</source>
        <translation>各クラスを「a photo of …」だけで探すので、1 つのキャプションの中で競い合いません。クラスがキャプションになくても構いません。</translation>
    </message>
    <message>
        <source>Maps of every token</source>
        <translation>すべてのトークンのマップ</translation>
    </message>
    <message>
        <source>Keeps the maps of all tokens of the caption, not only of the classes. Takes more memory.</source>
        <translation>クラスだけでなくキャプションの全トークンのマップを保持します。メモリを多く使います。</translation>
    </message>
    <message>
        <source>Exactly as the official code</source>
        <translation>公式のコードとまったく同じに</translation>
    </message>
    <message>
        <source>Square picture, and token positions found as the authors’ code finds them, mistakes included: for comparing numbers with theirs.</source>
        <translation>正方形の画像と、誤りも含めて著者のコードが見つけるとおりのトークン位置を使います。数値を比べるためのものです。</translation>
    </message>
    <message>
        <source>Timesteps at which the loss of every class is measured; their sum is what the calibration compares.</source>
        <translation>各クラスの損失を測定するタイムステップ。その合計を較正が比べます。</translation>
    </message>
    <message>
        <source>Sets everything in this section to what it was at the start.</source>
        <translation>この欄のすべてを最初の状態に戻します。</translation>
    </message>
</context>
<context>
    <name>elboscope::MethodRows</name>
    <message>
        <source>Exponents</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Sharpening</source>
        <translation>鮮鋭化</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>ソフトマックス</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n 件変更</numerusform>
        </translation>
    </message>
    <message>
        <source>This record holds no weights of its timesteps.</source>
        <translation>この記録にはタイムステップの重みがありません。</translation>
    </message>
    <message>
        <source>Weights each timestep&apos;s loss by 1/ω(t) (equation 6). The official code adds them up unweighted.</source>
        <translation>各タイムステップの損失に 1/ω(t) の重みを掛けます（式 6）。公式のコードは重みなしで足します。</translation>
    </message>
    <message>
        <source>The last run did not measure the whole caption, which this compares with.</source>
        <translation>比較に必要なキャプション全体が、前回の実行で測定されていません。</translation>
    </message>
    <message>
        <source>Uses how far each class&apos;s prediction lies from that of the whole caption instead of its loss: the same noise is in both, so less of it remains.</source>
        <translation>損失の代わりに、各クラスの予測がキャプション全体の予測からどれほど離れているかを使います。両方に同じノイズが含まれるため、ノイズの影響が減ります。</translation>
    </message>
    <message>
        <source>The last run did not measure the empty caption, which likelihood maps need.</source>
        <translation>尤度マップに必要な空のキャプションが、前回の実行で測定されていません。</translation>
    </message>
    <message>
        <source>One exponent a class, from its ELBO (the method).</source>
        <translation>クラスごとに 1 つの指数を ELBO から決めます（この手法）。</translation>
    </message>
    <message>
        <source>An exponent of its own for every pixel, from how likely the class is there.</source>
        <translation>画素ごとに、そこでのクラスの尤度から指数を決めます。</translation>
    </message>
    <message>
        <source>The map times the root of how likely the class is at a pixel; γ plays no part.</source>
        <translation>マップに、その画素でのクラスの尤度の平方根を掛けます。γ は関係しません。</translation>
    </message>
    <message>
        <source>How the ELBO sharpens a map. The last two go beyond the paper.</source>
        <translation>ELBO がマップをどう鮮鋭化するか。後の 2 つは論文の範囲を超えます。</translation>
    </message>
    <message>
        <source>&amp;Exponents</source>
        <translation>指数(&amp;E)</translation>
    </message>
    <message>
        <source>from the ELBO</source>
        <translation>ELBO から</translation>
    </message>
    <message>
        <source>the same for all</source>
        <translation>全クラス同じ</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>逆順</translation>
    </message>
    <message>
        <source>Shar&amp;pening</source>
        <translation>鮮鋭化(&amp;P)</translation>
    </message>
    <message>
        <source>per class</source>
        <translation>クラスごと</translation>
    </message>
    <message>
        <source>per pixel</source>
        <translation>画素ごと</translation>
    </message>
    <message>
        <source>times likelihood</source>
        <translation>尤度を掛ける</translation>
    </message>
    <message>
        <source>Softma&amp;x</source>
        <translation>ソフトマックス(&amp;X)</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>per layer</source>
        <translation>層ごと</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>最後に</translation>
    </message>
    <message>
        <source>Lets classes compete for every place: within each layer, or once at the end (the paper&apos;s last line).</source>
        <translation>各場所をクラスどうしで競わせます。層ごとに、または最後に 1 回（論文の最後の行）。</translation>
    </message>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>不確かな ELBO を控えめに扱う</translation>
    </message>
    <message>
        <source>Where the losses differ by less than two standard errors, their order is mostly noise; this draws the exponents toward 1 then.</source>
        <translation>損失の差が標準誤差の 2 倍より小さいところでは順序はほとんどノイズなので、指数を 1 に近づけます。</translation>
    </message>
    <message>
        <source>Weight timesteps as in the paper</source>
        <translation>論文のようにタイムステップを重み付け</translation>
    </message>
    <message>
        <source>Compare with the whole caption</source>
        <translation>キャプション全体と比較</translation>
    </message>
    <message>
        <source>Sharpen at the picture&apos;s size</source>
        <translation>画像の大きさで鮮鋭化</translation>
    </message>
    <message>
        <source>Where each class&apos;s exponent comes from: its ELBO (the method), the same 1/γ for every class, or the order turned around. The last two are controls (the paper has the first of them): they should do worse.</source>
        <translation>各クラスの指数の決め方。ELBO から（この手法）、全クラス同じ 1/γ、または逆の順序。後の 2 つは対照実験で（前者は論文にあります）、結果は悪くなるはずです。</translation>
    </message>
    <message>
        <source>Enlarges the maps before the exponent is applied: edges get steeper. The paper and the official code sharpen the small maps.</source>
        <translation>指数を適用する前にマップを拡大します。縁が急になります。論文と公式のコードは小さなマップを鮮鋭化します。</translation>
    </message>
</context>
<context>
    <name>elboscope::MissingClassCard</name>
    <message>
        <source>Append to the caption</source>
        <translation>キャプションに追加</translation>
    </message>
    <message>
        <source>“%1” does not stand in the caption.</source>
        <translation>「%1」はキャプションにありません。</translation>
    </message>
    <message numerus="yes">
        <source>Neither do %n other class(es).</source>
        <translation>
            <numerusform>ほか %n クラスもありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>The model would read it as: %1</source>
        <translation>モデルの読み方: %1</translation>
    </message>
    <message>
        <source>Append “%1” to the caption</source>
        <translation>「%1」をキャプションに追加</translation>
    </message>
    <message>
        <source>Adds the word to the caption, so that the model can look for it.</source>
        <translation>モデルが探せるように、単語をキャプションに加えます。</translation>
    </message>
    <message>
        <source>Use “%1” from the caption</source>
        <translation>キャプションの「%1」を使う</translation>
    </message>
    <message>
        <source>Renames the class to a word that stands in the caption.</source>
        <translation>クラスの名前を、キャプションにある単語に変えます。</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>クラス名の変更</translation>
    </message>
    <message>
        <source>Append all of them</source>
        <translation>すべて追加</translation>
    </message>
    <message>
        <source>Adds every class that is missing to the caption.</source>
        <translation>足りないクラスをすべてキャプションに加えます。</translation>
    </message>
    <message>
        <source>Remove “%1” from the classes</source>
        <translation>「%1」をクラスから削除</translation>
    </message>
    <message>
        <source>Does not look for it.</source>
        <translation>それを探しません。</translation>
    </message>
    <message>
        <source>“%1” stands beyond the %2 tokens that the model reads. Shorten the caption.</source>
        <translation>「%1」はモデルの読む %2 トークンより後ろにあります。キャプションを短くしてください。</translation>
    </message>
    <message>
        <source>Use a caption of the classes alone</source>
        <translation>クラスだけのキャプションを使う</translation>
    </message>
    <message>
        <source>Replaces the caption by “%1”.</source>
        <translation>キャプションを「%1」に置き換えます。</translation>
    </message>
    <message>
        <source>Shorten the caption</source>
        <translation>キャプションを短くする</translation>
    </message>
    <message>
        <source>This model has no text columns of the chosen kind, so no map could be read.</source>
        <translation>このモデルには選んだ種類のテキスト列がないため、マップを読み取れません。</translation>
    </message>
    <message>
        <source>Set “Text columns” to automatic</source>
        <translation>「テキスト列」を自動にする</translation>
    </message>
    <message>
        <source>Takes the columns that the model has.</source>
        <translation>モデルの持つ列を使います。</translation>
    </message>
    <message>
        <source>Text columns</source>
        <translation>テキスト列</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelDialog</name>
    <message>
        <source>Stickers (comes with it)</source>
        <translation>ステッカー（付属）</translation>
    </message>
    <message>
        <source>Choose a model folder (the one with model_index.json)</source>
        <translation>モデルのフォルダー（model_index.json のあるもの）を選ぶ</translation>
    </message>
    <message>
        <source>Choose a model in one file</source>
        <translation>1 ファイルのモデルを選ぶ</translation>
    </message>
    <message>
        <source>Models in one file (*.safetensors)</source>
        <translation>1 ファイルのモデル (*.safetensors)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>モデルが選ばれていません</translation>
    </message>
    <message>
        <source>Reading what is there…</source>
        <translation>内容を読んでいます…</translation>
    </message>
    <message>
        <source>Choose a model on the left, or a folder.</source>
        <translation>左でモデルを選ぶか、フォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Everything that is needed is there.</source>
        <translation>必要なものはすべて揃っています。</translation>
    </message>
    <message>
        <source>This is not a model that can be used. “Get models” shows what a folder must hold.</source>
        <translation>使えるモデルではありません。フォルダーに必要なものは「モデルの入手」にあります。</translation>
    </message>
    <message>
        <source>This model cannot be loaded until the following is mended:</source>
        <translation>次の点が解決するまで、このモデルは読み込めません:</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部品</translation>
    </message>
    <message>
        <source>What is there and what is needed</source>
        <translation>あるものと必要なもの</translation>
    </message>
    <message>
        <source>There is no estimate for this choice.</source>
        <translation>この選択の見積もりはありません。</translation>
    </message>
    <message>
        <source>A run takes about %1 at its worst moment; %2 are free.</source>
        <translation>1 回の実行で最大約 %1 を使います。空きは %2 です。</translation>
    </message>
    <message>
        <source>A run takes about %1 at its worst moment.</source>
        <translation>1 回の実行で最大約 %1 を使います。</translation>
    </message>
    <message>
        <source>In %1, %2; for a picture of %3 × %4.</source>
        <translation>%1、%2。%3 × %4 の画像の場合。</translation>
    </message>
    <message>
        <source>That is more than there is: the computer will be very slow, or the program will be ended. Try bfloat16 under Numbers, or a smaller model.</source>
        <translation>空きメモリを超えています。コンピューターが非常に遅くなるか、プログラムが終了させられます。「数値」で bfloat16 を選ぶか、小さいモデルを使ってください。</translation>
    </message>
    <message>
        <source>Until it is loaded, the model in use stays in memory, too.</source>
        <translation>読み込みが終わるまで、使用中のモデルもメモリに残ります。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>読み込む</translation>
    </message>
    <message>
        <source>A run is going on; models can be changed when it has ended.</source>
        <translation>実行中です。終わってからモデルを変えられます。</translation>
    </message>
    <message>
        <source>It was refused; the list of problems says why. The model in use stays.</source>
        <translation>受け付けられませんでした。理由は問題の一覧にあります。使用中のモデルはそのままです。</translation>
    </message>
    <message>
        <source>It was refused; the list of problems says why.</source>
        <translation>受け付けられませんでした。理由は問題の一覧にあります。</translation>
    </message>
    <message>
        <source>Cancelled. The model in use stays.</source>
        <translation>キャンセルしました。使用中のモデルはそのままです。</translation>
    </message>
    <message>
        <source>In use: %1, %2</source>
        <translation>使用中: %1、%2</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>モデルが読み込まれていません。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>フォルダーを選ぶ(&amp;F)…</translation>
    </message>
    <message>
        <source>The folder with model_index.json, in the layout of the diffusers library.</source>
        <translation>diffusers ライブラリの形式の、model_index.json のあるフォルダー。</translation>
    </message>
    <message>
        <source>Choose a f&amp;ile…</source>
        <translation>ファイルを選ぶ(&amp;I)…</translation>
    </message>
    <message>
        <source>A checkpoint of Stable Diffusion 1, 2 or XL in one .safetensors file.</source>
        <translation>1 つの .safetensors ファイルになった Stable Diffusion 1、2、XL のチェックポイント。</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>このモデル</translation>
    </message>
    <message>
        <source>Get models</source>
        <translation>モデルの入手</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>デバイス(&amp;D)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>Where it computes. Automatic takes a GPU where this build and this computer have one.</source>
        <translation>計算する場所。自動では、このプログラムとコンピューターに GPU があればそれを使います。</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>数値(&amp;N)</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>float16 (GPU alone)</source>
        <translation>float16（GPU のみ）</translation>
    </message>
    <message>
        <source>float32 is exact; bfloat16 takes half the memory and is less exact, and slow on processors that do not know it.</source>
        <translation>float32 は正確です。bfloat16 はメモリが半分で精度が低く、対応していないプロセッサーでは遅くなります。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>読み込みをやめる</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>読み込み</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelGuide</name>
    <message>
        <source>The sticker model comes with this program. Others are ordinary downloads; nothing is fetched by itself, and nothing you open leaves this computer.</source>
        <translation>ステッカーモデルは付属しています。他は通常のダウンロードです。自動で取得するものはなく、開いたものがこのコンピューターの外に出ることもありません。</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>needs an account there and agreement to its terms. Sizes are of weights in 16 bits.</source>
        <translation>アカウントと利用条件への同意が必要です。大きさは 16 ビットの重みのものです。</translation>
    </message>
    <message>
        <source>How to download</source>
        <translation>ダウンロードの方法</translation>
    </message>
    <message>
        <source>With the program %1:</source>
        <translation>%1 プログラムを使う場合:</translation>
    </message>
    <message>
        <source>or with diffusers in Python: load the pipeline and call save_pretrained(&quot;my-model&quot;). Then choose the folder here, or drop it on the window.</source>
        <translation>または Python の diffusers で、パイプラインを読み込んで save_pretrained(&quot;my-model&quot;) を呼びます。その後、ここでフォルダーを選ぶか、ウィンドウにドロップしてください。</translation>
    </message>
    <message>
        <source>What the folder must hold</source>
        <translation>フォルダーに必要なもの</translation>
    </message>
    <message>
        <source>Weights split into several files with an index are fine, and so are files called fp16. Stable Diffusion 1, 2 and XL may also be one .safetensors file with the tokenizer’s folder beside it. Files that can run programs (.ckpt, .bin) are never opened.</source>
        <translation>索引付きで複数のファイルに分かれた重みや、fp16 という名のファイルも使えます。Stable Diffusion 1、2、XL は、隣にトークナイザーのフォルダーがあれば 1 つの .safetensors ファイルでも構いません。プログラムを実行できるファイル（.ckpt、.bin）は決して開きません。</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelMenu</name>
    <message>
        <source>Stickers (comes with this program)</source>
        <translation>ステッカー（このプログラムに付属）</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>モデル…</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>float16 (GPU alone)</source>
        <translation>float16（GPU のみ）</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelPartList</name>
    <message>
        <source>found</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>unusable</source>
        <translation>使用不可</translation>
    </message>
    <message>
        <source>not there; the model works without</source>
        <translation>なし（なくても動作します）</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 パラメーター</translation>
    </message>
    <message>
        <source>Needed in the folder %1: %2</source>
        <translation>フォルダー %1 に必要: %2</translation>
    </message>
    <message>
        <source>The folder holds: %1</source>
        <translation>フォルダーにあるもの: %1</translation>
    </message>
</context>
<context>
    <name>elboscope::PhraseSuggestions</name>
    <message>
        <source>Makes “%1” a class.</source>
        <translation>「%1」をクラスにします。</translation>
    </message>
    <message>
        <source>Add the class “%1”</source>
        <translation>クラス「%1」を追加</translation>
    </message>
    <message>
        <source>Add suggested classes</source>
        <translation>提案されたクラスを追加</translation>
    </message>
    <message>
        <source>Suggested classes</source>
        <translation>提案されたクラス</translation>
    </message>
    <message>
        <source>Things that the caption names.</source>
        <translation>キャプションに出てくるもの。</translation>
    </message>
    <message>
        <source>Add all</source>
        <translation>すべて追加</translation>
    </message>
    <message>
        <source>Makes every suggested phrase a class.</source>
        <translation>提案された句をすべてクラスにします。</translation>
    </message>
</context>
<context>
    <name>elboscope::PictureView</name>
    <message>
        <source>This record came without its picture. Drop it here.</source>
        <translation>この記録には画像がありません。ここにドロップしてください。</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>ここに画像をドロップ</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>画像なし</translation>
    </message>
    <message>
        <source>%1, %2 × %3 pixels. Click to open another one, or drop one here.</source>
        <translation>%1、%2 × %3 画素。クリックで別の画像を開きます。ここにドロップもできます。</translation>
    </message>
    <message>
        <source>The picture whose classes are to be found: click to open one, drop one here, or paste with Ctrl+V.</source>
        <translation>クラスを見つける画像。クリックで開くか、ここにドロップするか、Ctrl+V で貼り付けます。</translation>
    </message>
</context>
<context>
    <name>elboscope::PresentationView</name>
    <message>
        <source>not measured yet</source>
        <translation>まだ測定していません</translation>
    </message>
    <message>
        <source>S %1</source>
        <translation>S %1</translation>
    </message>
    <message>
        <source>IoU %1 → %2</source>
        <translation>IoU %1 → %2</translation>
    </message>
    <message>
        <source>Nothing to present yet: open a picture and name its classes first.</source>
        <translation>まだ見せるものがありません。画像を開き、クラスを決めてください。</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>mIoU %1 → %2</source>
        <translation>mIoU %1 → %2</translation>
    </message>
    <message>
        <source>← → class</source>
        <translation>← → クラス</translation>
    </message>
    <message>
        <source>Space raw or calibrated</source>
        <translation>スペース 生／較正後</translation>
    </message>
    <message>
        <source>M kind of map</source>
        <translation>M マップの種類</translation>
    </message>
    <message>
        <source>A one class</source>
        <translation>A 1 クラス</translation>
    </message>
    <message>
        <source>A all classes</source>
        <translation>A 全クラス</translation>
    </message>
    <message>
        <source>H hides this line</source>
        <translation>H この行を隠す</translation>
    </message>
    <message>
        <source>Esc leaves</source>
        <translation>Esc 終了</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>プレゼンテーション</translation>
    </message>
    <message>
        <source>All classes, %1</source>
        <translation>全クラス、%1</translation>
    </message>
    <message>
        <source>No class yet</source>
        <translation>まだクラスがありません</translation>
    </message>
</context>
<context>
    <name>elboscope::PresetRow</name>
    <message>
        <source>Settings “%1”</source>
        <translation>設定「%1」</translation>
    </message>
    <message>
        <source>This model&apos;s folder brings no layer weights of its own (no alignment.json), so the official settings are the ones for it.</source>
        <translation>このモデルのフォルダーには独自の層の重みがない（alignment.json がない）ので、公式の設定がそのまま推奨です。</translation>
    </message>
    <message>
        <source>Settings of</source>
        <translation>設定の元</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>論文</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Everything as in the authors&apos; published code: γ = 1/3, a Gaussian of width 3 over the layers, losses added up unweighted, no softmax.</source>
        <translation>すべて著者の公開コードのとおり。γ = 1/3、層に幅 3 のガウス曲線、損失は重みなしで加算、ソフトマックスなし。</translation>
    </message>
    <message>
        <source>What is recommended for this model: what its folder&apos;s alignment.json says of layer weights and threshold, everything else as the official code does.</source>
        <translation>このモデルに推奨される設定。層の重みとしきい値はフォルダーの alignment.json に従い、他は公式のコードのとおりです。</translation>
    </message>
    <message>
        <source>Everything as the paper&apos;s text says: losses weighted by 1/ω(t) (equation 6), the plain mean of all layers, a softmax over the classes at the end (Algorithm 1). The threshold is lowered, for a softmax leaves every class near one over their number.</source>
        <translation>すべて論文の記述のとおり。損失に 1/ω(t) の重み（式 6）、全層の単純平均、最後にクラス間のソフトマックス（アルゴリズム 1）。ソフトマックスでは各クラスが「1 ÷ クラス数」に近くなるため、しきい値を下げてあります。</translation>
    </message>
</context>
<context>
    <name>elboscope::ProblemView</name>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Technical detail</source>
        <translation>技術的な詳細</translation>
    </message>
    <message>
        <source>Choose a problem to see its technical detail.</source>
        <translation>問題を選ぶと技術的な詳細が表示されます。</translation>
    </message>
    <message>
        <source>Show the cause</source>
        <translation>原因を表示</translation>
    </message>
    <message>
        <source>Goes to the field or dialog where this problem can be solved.</source>
        <translation>この問題を解決できる入力欄またはダイアログに移動します。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copies sentence and detail, for a mail or a bug report.</source>
        <translation>メールや不具合報告のために、文章と詳細をコピーします。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Empties this list.</source>
        <translation>この一覧を空にします。</translation>
    </message>
    <message>
        <source>What went wrong, newest first. The buttons at the right are about the chosen entry.</source>
        <translation>うまくいかなかったこと。新しいものが先です。右のボタンは選んだ項目に対するものです。</translation>
    </message>
    <message>
        <source>What the program knows about the chosen problem.</source>
        <translation>選んだ問題についてプログラムが知っていること。</translation>
    </message>
</context>
<context>
    <name>elboscope::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Stopping after this step</source>
        <translation>このステップの後で停止します</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Done in %1. Settings on the right act at once.</source>
        <translation>%1 で完了。右の設定はすぐに反映されます。</translation>
    </message>
    <message>
        <source>Stopped after %1. What was finished is kept.</source>
        <translation>%1 で停止。終わった分は残っています。</translation>
    </message>
</context>
<context>
    <name>elboscope::RecoveryOffer</name>
    <message>
        <source>Elboscope was not closed properly. Your work of %1 can be restored.</source>
        <translation>Elboscope は正しく終了しませんでした。%1 の作業を復元できます。</translation>
    </message>
    <message>
        <source>Elboscope was not closed properly. Your work on “%1” of %2 can be restored.</source>
        <translation>Elboscope は正しく終了しませんでした。「%1」での %2 の作業を復元できます。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>Brings back picture, caption, settings and results as they were saved last.</source>
        <translation>最後に保存された画像、キャプション、設定、結果を戻します。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Deletes what was saved automatically. This cannot be undone.</source>
        <translation>自動保存された内容を削除します。元には戻せません。</translation>
    </message>
</context>
<context>
    <name>elboscope::RegionModel</name>
    <message>
        <source>Tokens, mean of all layers</source>
        <translation>トークン、全層の平均</translation>
    </message>
    <message>
        <source>Classes, raw → calibrated</source>
        <translation>クラス、生 → 較正後</translation>
    </message>
    <message>
        <source>%1: %2 in the region, %3 in the whole picture</source>
        <translation>%1: 領域内 %2、画像全体 %3</translation>
    </message>
    <message>
        <source>%1: raw %2, calibrated %3</source>
        <translation>%1: 生 %2、較正後 %3</translation>
    </message>
    <message>
        <source>Mean attention to this token inside the region, over all layers at timestep %1: %2. In the whole picture it is %3.</source>
        <translation>タイムステップ %1 で全層にわたる、領域内でのこのトークンへの平均アテンション: %2。画像全体では %3。</translation>
    </message>
    <message>
        <source>Mean of this class&apos;s map inside the region: raw %1, calibrated %2.</source>
        <translation>領域内でのこのクラスのマップの平均: 生 %1、較正後 %2。</translation>
    </message>
</context>
<context>
    <name>elboscope::RegionPanel</name>
    <message>
        <source>Click a spot on a map or draw round a region: the words are ranked by how strongly their maps point there.</source>
        <translation>マップの一点をクリックするか領域を囲むと、マップがそこをどれほど強く指すかで単語を順位付けします。</translation>
    </message>
    <message>
        <source>There are no maps yet. Press Run.</source>
        <translation>まだマップがありません。「実行」を押してください。</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>ここには何が？</translation>
    </message>
    <message>
        <source>Words ranked for the region</source>
        <translation>領域に対する単語の順位</translation>
    </message>
    <message>
        <source>The words whose maps point here most. The thin mark is the value before calibration.</source>
        <translation>マップがここを最も強く指す単語。細い印は較正前の値です。</translation>
    </message>
    <message>
        <source>Forget the region</source>
        <translation>領域を忘れる</translation>
    </message>
    <message>
        <source>Forget the region (Esc)</source>
        <translation>領域を忘れる (Esc)</translation>
    </message>
    <message>
        <source>Rank all tokens…</source>
        <translation>全トークンの順位…</translation>
    </message>
    <message>
        <source>Measures the maps of all tokens in one pass of the network, and ranks the tokens, too.</source>
        <translation>ネットワークを 1 回通して全トークンのマップを測定し、トークンにも順位を付けます。</translation>
    </message>
</context>
<context>
    <name>elboscope::SampleGallery</name>
    <message>
        <source>already measured</source>
        <translation>測定済み</translation>
    </message>
    <message>
        <source>“%1”: %2.</source>
        <translation>「%1」: %2。</translation>
    </message>
    <message>
        <source>No samples are installed.</source>
        <translation>サンプルがインストールされていません。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Small drawings whose truth is known exactly, made like those the shipped model has learned from. Point at one to see what is really where.</source>
        <translation>正解が正確に分かっている小さな絵で、付属モデルが学習したものと同じ作りです。指すと、実際に何がどこにあるかが見えます。</translation>
    </message>
    <message>
        <source>Arrows choose, Return opens, T shows the truth.</source>
        <translation>矢印で選び、Enter で開き、T で正解を表示します。</translation>
    </message>
    <message>
        <source>Show the &amp;truth everywhere</source>
        <translation>すべてに正解を表示(&amp;T)</translation>
    </message>
    <message>
        <source>Show the truth everywhere</source>
        <translation>すべてに正解を表示</translation>
    </message>
    <message>
        <source>Colours every sample by what is really where (T).</source>
        <translation>各サンプルを、実際に何がどこにあるかで色分けします (T)。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>開く(&amp;O)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Opens the chosen sample with its caption, classes and truth.</source>
        <translation>選んだサンプルをキャプション、クラス、正解とともに開きます。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Closes this list; nothing changes.</source>
        <translation>この一覧を閉じます。何も変わりません。</translation>
    </message>
</context>
<context>
    <name>elboscope::ScoreList</name>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; is neither in the truth nor in the mask.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; は正解にもマスクにもありません。</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;: raw %2 %, calibrated %3 %</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;: 生 %2 %、較正後 %3 %</translation>
    </message>
    <message>
        <source>IoU of the classes</source>
        <translation>クラスの IoU</translation>
    </message>
    <message>
        <source>Intersection over union: pixels that mask and truth share, of all that either has. The ring is the raw maps, the disc the calibrated ones.</source>
        <translation>IoU（共通部分 ÷ 和集合）: マスクと正解のどちらかにある画素のうち、両方にある画素の割合。輪は生のマップ、円は較正後のマップです。</translation>
    </message>
</context>
<context>
    <name>elboscope::SessionKeeper</name>
    <message>
        <source>“%1” could not be opened.</source>
        <translation>「%1」を開けませんでした。</translation>
    </message>
    <message>
        <source>This was saved by a newer version of the program. What this version does not know was left out: %1.</source>
        <translation>これはより新しいバージョンで保存されたものです。このバージョンの知らない内容は省きました: %1。</translation>
    </message>
    <message>
        <source>This was measured with the model “%1”. Choose it to measure again in the same way.</source>
        <translation>これはモデル「%1」で測定されました。同じように測定し直すには、そのモデルを選んでください。</translation>
    </message>
    <message>
        <source>“%1” could not be saved.</source>
        <translation>「%1」を保存できませんでした。</translation>
    </message>
    <message>
        <source>The settings inside “%1” could not be read.</source>
        <translation>「%1」の中の設定を読めませんでした。</translation>
    </message>
    <message>
        <source>Settings of “%1”</source>
        <translation>「%1」の設定</translation>
    </message>
    <message>
        <source>Automatic saving does not work, so a crash would lose what is not saved.</source>
        <translation>自動保存が働いていないため、異常終了すると未保存の内容が失われます。</translation>
    </message>
    <message>
        <source>What was saved automatically could not be restored.</source>
        <translation>自動保存された内容を復元できませんでした。</translation>
    </message>
</context>
<context>
    <name>elboscope::ShortcutDialog</name>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>In the maps (these keys are fixed)</source>
        <translation>マップの中で（これらのキーは固定です）</translation>
    </message>
    <message>
        <source>Show raw instead of calibrated while held</source>
        <translation>押している間、較正後の代わりに生を表示</translation>
    </message>
    <message>
        <source>Choose a class</source>
        <translation>クラスを選ぶ</translation>
    </message>
    <message>
        <source>1 to 9, or up and down</source>
        <translation>1 から 9、または上下</translation>
    </message>
    <message>
        <source>Zoom in, zoom out, show everything</source>
        <translation>拡大、縮小、全体を表示</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>画像を移動</translation>
    </message>
    <message>
        <source>Left and right, or Shift with the arrows</source>
        <translation>左右、または Shift と矢印</translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>キーを変えるにはコマンドを選んでください。</translation>
    </message>
    <message>
        <source>Alone, this key belongs to text fields and maps. Add Ctrl or Alt, or take a function key.</source>
        <translation>このキーだけではテキスト欄とマップで使われます。Ctrl か Alt を加えるか、ファンクションキーを使ってください。</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. “Take over” gives it to this command and leaves the other without.</source>
        <translation>%1 は「%2」のものです。「引き継ぐ」を押すとこのコマンドに移り、元のコマンドにはなくなります。</translation>
    </message>
    <message>
        <source>Click into the field and press the new keys. They act at once and are remembered.</source>
        <translation>欄をクリックして新しいキーを押してください。すぐに有効になり、記憶されます。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>引き継ぐ</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>ショートカットキー</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>コマンドまたはキーを探す</translation>
    </message>
    <message>
        <source>Shows only lines with this text in the command or in its keys.</source>
        <translation>コマンドまたはキーにこの文字を含む行だけを表示します。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新しいキー</translation>
    </message>
    <message>
        <source>Click here and press the keys that shall call the command.</source>
        <translation>ここをクリックして、コマンドを呼び出すキーを押してください。</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>キーなし</translation>
    </message>
    <message>
        <source>The command keeps its place in the menus, but no keys call it.</source>
        <translation>コマンドはメニューに残りますが、キーでは呼び出せません。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Gives the command the keys it came with.</source>
        <translation>コマンドのキーを最初のものに戻します。</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>すべてリセット</translation>
    </message>
    <message>
        <source>Gives every command the keys it came with.</source>
        <translation>すべてのコマンドのキーを最初のものに戻します。</translation>
    </message>
    <message>
        <source>Gives the command these keys.</source>
        <translation>コマンドにこのキーを割り当てます。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Closes this sheet; all changes are kept.</source>
        <translation>この一覧を閉じます。変更はすべて保たれます。</translation>
    </message>
</context>
<context>
    <name>elboscope::ThresholdRow</name>
    <message>
        <source>Threshold</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>&amp;Threshold</source>
        <translation>しきい値(&amp;T)</translation>
    </message>
    <message>
        <source>A pixel where no class reaches this value is background in the mask.</source>
        <translation>どのクラスもこの値に届かない画素は、マスクでは背景です。</translation>
    </message>
</context>
<context>
    <name>elboscope::TimestepArea</name>
    <message>
        <source>Timesteps of the ELBO</source>
        <translation>ELBO のタイムステップ</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>マップのタイムステップ</translation>
    </message>
</context>
<context>
    <name>elboscope::TimestepRows</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>There is nothing to choose from before a run.</source>
        <translation>実行前は選ぶものがありません。</translation>
    </message>
    <message>
        <source>%1 of %2 timesteps count.</source>
        <translation>%2 タイムステップ中 %1 を数えます。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Every 2nd</source>
        <translation>1 つおき</translation>
    </message>
    <message>
        <source>Low noise</source>
        <translation>少ないノイズ</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High noise</source>
        <translation>多いノイズ</translation>
    </message>
    <message>
        <source>All timesteps that were measured count.</source>
        <translation>測定したすべてのタイムステップを数えます。</translation>
    </message>
    <message>
        <source>Every second timestep counts: what would half the work give?</source>
        <translation>タイムステップを 1 つおきに数えます。半分の作業では何が得られるでしょうか。</translation>
    </message>
    <message>
        <source>Only the third with the least noise counts.</source>
        <translation>ノイズの最も少ない 3 分の 1 だけを数えます。</translation>
    </message>
    <message>
        <source>Only the third in the middle counts.</source>
        <translation>中間の 3 分の 1 だけを数えます。</translation>
    </message>
    <message>
        <source>Only the third with the most noise counts.</source>
        <translation>ノイズの最も多い 3 分の 1 だけを数えます。</translation>
    </message>
</context>
<context>
    <name>elboscope::TimestepStrip</name>
    <message>
        <source>Timesteps of the maps</source>
        <translation>マップのタイムステップ</translation>
    </message>
    <message>
        <source>The timesteps at which the model&apos;s attention was collected; the maps are their mean. Click one to leave it out or take it in, drag to choose a range.</source>
        <translation>モデルのアテンションを収集したタイムステップ。マップはその平均です。クリックで除外または追加、ドラッグで範囲を選びます。</translation>
    </message>
</context>
<context>
    <name>elboscope::TokenChips</name>
    <message>
        <source>start</source>
        <translation>先頭</translation>
    </message>
    <message>
        <source>end</source>
        <translation>末尾</translation>
    </message>
    <message numerus="yes">
        <source>%n × padding</source>
        <translation>
            <numerusform>%n × パディング</numerusform>
        </translation>
    </message>
    <message>
        <source>The encoder always reads %1 tokens: empty ones fill the rest.</source>
        <translation>エンコーダーは常に %1 トークンを読みます。残りは空のトークンで埋められます。</translation>
    </message>
    <message>
        <source>Token %1 of %2</source>
        <translation>トークン %1 / %2</translation>
    </message>
    <message>
        <source>Token %1 of %2: “%3”, number %4 of the vocabulary</source>
        <translation>トークン %1 / %2: 「%3」、語彙の番号 %4</translation>
    </message>
    <message>
        <source>Marks the start of the text; it draws much attention of its own.</source>
        <translation>テキストの先頭の印。それ自体が多くのアテンションを引きつけます。</translation>
    </message>
    <message>
        <source>Marks the end of the text.</source>
        <translation>テキストの末尾の印。</translation>
    </message>
    <message>
        <source>The model reads %1 tokens: this one is cut off.</source>
        <translation>モデルが読むのは %1 トークンです。これは切り捨てられます。</translation>
    </message>
    <message>
        <source>Click to make “%1” a class; drag over several words for a phrase.</source>
        <translation>クリックすると「%1」がクラスになります。複数の単語をドラッグすると句になります。</translation>
    </message>
    <message>
        <source>Belongs to the class “%1”.</source>
        <translation>クラス「%1」に属します。</translation>
    </message>
    <message>
        <source>Tokens of the caption</source>
        <translation>キャプションのトークン</translation>
    </message>
    <message>
        <source>Left and right move, Shift extends, Return makes a class of the chosen words.</source>
        <translation>左右で移動、Shift で範囲を広げ、Enter で選んだ単語をクラスにします。</translation>
    </message>
</context>
<context>
    <name>elboscope::TokenModel</name>
    <message>
        <source>Token %1 of the caption</source>
        <translation>キャプションのトークン %1</translation>
    </message>
    <message>
        <source>Token %1: put before every text. It takes the attention that no word wants.</source>
        <translation>トークン %1: どのテキストの前にも置かれます。どの単語も求めないアテンションを引き受けます。</translation>
    </message>
    <message>
        <source>Token %1: closes the text and sums it up.</source>
        <translation>トークン %1: テキストを閉じて要約します。</translation>
    </message>
    <message>
        <source>Token %1: fills the text up to its full length.</source>
        <translation>トークン %1: テキストを全長まで埋めます。</translation>
    </message>
    <message>
        <source>Token %1: of a text encoder that this model folder does not have.</source>
        <translation>トークン %1: このモデルフォルダーにないテキストエンコーダーのものです。</translation>
    </message>
</context>
<context>
    <name>elboscope::Tour</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>To the step before (Left).</source>
        <translation>前のステップへ（左）。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Ends the tour (Return).</source>
        <translation>案内を終えます (Enter)。</translation>
    </message>
    <message>
        <source>To the next step (Return or Right).</source>
        <translation>次のステップへ（Enter または右）。</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>案内をとばす</translation>
    </message>
    <message>
        <source>Ends the tour (Esc). The menu Help has it again.</source>
        <translation>案内を終えます (Esc)。ヘルプメニューからもう一度見られます。</translation>
    </message>
</context>
<context>
    <name>elboscope::TruthPanel</name>
    <message>
        <source>Threshold of the truth</source>
        <translation>正解比較のしきい値</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>ラベル %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) of the mask stand for no class here and count as background.</source>
        <translation>
            <numerusform>マスクのラベル %n 個はここでどのクラスも表さず、背景として数えます。</numerusform>
        </translation>
    </message>
    <message>
        <source>mIoU, raw and calibrated</source>
        <translation>mIoU、生と較正後</translation>
    </message>
    <message>
        <source>Comparing with the truth…</source>
        <translation>正解と比較しています…</translation>
    </message>
    <message>
        <source>After a run the masks are compared with this truth.</source>
        <translation>実行後、マスクをこの正解と比較します。</translation>
    </message>
    <message>
        <source>that of the masks (%1)</source>
        <translation>マスクと同じ（%1）</translation>
    </message>
    <message>
        <source>searched: raw %1, calibrated %2</source>
        <translation>探索: 生 %1、較正後 %2</translation>
    </message>
    <message>
        <source>searched for each</source>
        <translation>それぞれで探索</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>計算中…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>best %1 at 1/γ %2</source>
        <translation>最良 %1（1/γ %2）</translation>
    </message>
    <message>
        <source>With a mask of what is really where, this panel tells how well the maps agree with it, class by class and for every γ. A mask is a PNG with one number a pixel: 0 background, 1 the first class, and so on. The samples bring theirs.</source>
        <translation>実際に何がどこにあるかのマスクがあれば、このパネルはマップがそれとどれほど一致するかを、クラスごと、γ ごとに示します。マスクは 1 画素に 1 つの数を持つ PNG です（0 は背景、1 は最初のクラス、以下同様）。サンプルには付いています。</translation>
    </message>
    <message>
        <source>Open a mask…</source>
        <translation>マスクを開く…</translation>
    </message>
    <message>
        <source>Chooses the mask of this picture. It can be dropped on the window, too.</source>
        <translation>この画像のマスクを選びます。ウィンドウにドロップしても構いません。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Goes on without truth.</source>
        <translation>正解なしで続けます。</translation>
    </message>
    <message>
        <source>Remove the truth</source>
        <translation>正解の削除</translation>
    </message>
    <message>
        <source>Mean intersection over union of all classes and the background, in percent. All of it is computed as the command line does, at the mask&apos;s own size; ≈ marks a quick estimate while a slider moves.</source>
        <translation>全クラスと背景の平均 IoU（パーセント）。すべてコマンドラインと同じく、マスク本来の大きさで計算します。≈ はスライダーを動かしている間の速い見積もりです。</translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation>しきい値(&amp;H)</translation>
    </message>
    <message>
        <source>From which value on a pixel belongs to a class. “Searched” takes the best for raw and for calibrated maps, each found by the official evaluation&apos;s search, so that neither suffers from a threshold that suits the other.</source>
        <translation>画素がクラスに属するとみなす最小の値。「探索」は生と較正後のそれぞれに最良の値を公式の評価の方法で探すので、一方に合うしきい値で他方が不利になりません。</translation>
    </message>
    <message>
        <source>Threshold of the comparison</source>
        <translation>比較のしきい値</translation>
    </message>
    <message>
        <source>that of the masks</source>
        <translation>マスクと同じ</translation>
    </message>
    <message>
        <source>mIoU over 1/γ</source>
        <translation>1/γ に対する mIoU</translation>
    </message>
    <message>
        <source>Labels of the mask</source>
        <translation>マスクのラベル</translation>
    </message>
    <message>
        <source>Which class each number in the mask stands for.</source>
        <translation>マスクの各数値がどのクラスを表すか。</translation>
    </message>
</context>
</TS>
