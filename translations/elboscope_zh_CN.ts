<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AccessibleViews</name>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>maps are there, the ELBO follows</source>
        <translation>热图已有，ELBO 随后到来</translation>
    </message>
    <message>
        <source>S %1, exponent %2</source>
        <translation>S %1，指数 %2</translation>
    </message>
    <message>
        <source>IoU %1 before and %2 after calibration</source>
        <translation>校准前 IoU %1，校准后 %2</translation>
    </message>
    <message>
        <source>%1, %2 map</source>
        <translation>%1，%2图</translation>
    </message>
    <message>
        <source>start of the text</source>
        <translation>文本开头</translation>
    </message>
    <message>
        <source>end of the text</source>
        <translation>文本结尾</translation>
    </message>
    <message>
        <source>belongs to the class %1</source>
        <translation>属于类别 %1</translation>
    </message>
    <message>
        <source>cut off, the model does not read it</source>
        <translation>已截断，模型不会读到</translation>
    </message>
    <message>
        <source>token %1 of %2</source>
        <translation>第 %1 个词元，共 %2 个</translation>
    </message>
    <message>
        <source>loss %1, standard error %2</source>
        <translation>损失 %1，标准误 %2</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Go to view &amp;1</source>
        <translation>转到视图 &amp;1</translation>
    </message>
    <message>
        <source>Go to view &amp;2</source>
        <translation>转到视图 &amp;2</translation>
    </message>
    <message>
        <source>Go to view &amp;3</source>
        <translation>转到视图 &amp;3</translation>
    </message>
    <message>
        <source>Go to view &amp;4</source>
        <translation>转到视图 &amp;4</translation>
    </message>
    <message>
        <source>Go to view &amp;5</source>
        <translation>转到视图 &amp;5</translation>
    </message>
    <message>
        <source>Go to view &amp;6</source>
        <translation>转到视图 &amp;6</translation>
    </message>
    <message>
        <source>Go to view &amp;7</source>
        <translation>转到视图 &amp;7</translation>
    </message>
    <message>
        <source>Go to view &amp;8</source>
        <translation>转到视图 &amp;8</translation>
    </message>
    <message>
        <source>Store view 1</source>
        <translation>存为视图 1</translation>
    </message>
    <message>
        <source>Store view 2</source>
        <translation>存为视图 2</translation>
    </message>
    <message>
        <source>Store view 3</source>
        <translation>存为视图 3</translation>
    </message>
    <message>
        <source>Store view 4</source>
        <translation>存为视图 4</translation>
    </message>
    <message>
        <source>Store view 5</source>
        <translation>存为视图 5</translation>
    </message>
    <message>
        <source>Store view 6</source>
        <translation>存为视图 6</translation>
    </message>
    <message>
        <source>Store view 7</source>
        <translation>存为视图 7</translation>
    </message>
    <message>
        <source>Store view 8</source>
        <translation>存为视图 8</translation>
    </message>
    <message>
        <source>&amp;What is here?</source>
        <translation>这里是什么？(&amp;W)</translation>
    </message>
    <message>
        <source>Click a spot on a map or draw round a region: the words are ranked for it.</source>
        <translation>点击图上一处或圈出一个区域，即按该处对词语排序。</translation>
    </message>
    <message>
        <source>&amp;Outlines of the truth</source>
        <translation>真值轮廓(&amp;O)</translation>
    </message>
    <message>
        <source>Shows or hides the outline of what each class really covers.</source>
        <translation>显示或隐藏每个类别真正覆盖范围的轮廓。</translation>
    </message>
    <message>
        <source>Wi&amp;pe</source>
        <translation>擦拭对比(&amp;P)</translation>
    </message>
    <message>
        <source>Calibrated maps show the raw map to the left of a line that you drag.</source>
        <translation>在校准图上，可拖动的线左侧显示原始图。</translation>
    </message>
    <message>
        <source>Shows the maps as they were stored: kinds, colours, range and zoom.</source>
        <translation>按存下的样子显示各图：种类、颜色、范围和缩放。</translation>
    </message>
    <message>
        <source>Stores how the maps are shown, to come back to it with Alt and the number.</source>
        <translation>存下图的显示方式，之后用 Alt 加数字返回。</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Opens a picture to inspect, or a record of an earlier run.</source>
        <translation>打开要检查的图片，或以前运行的记录。</translation>
    </message>
    <message>
        <source>Open &amp;truth…</source>
        <translation>打开真值(&amp;T)…</translation>
    </message>
    <message>
        <source>Opens a mask of what is really where (one value a pixel: 0 background, 1 the first class...) to compare with.</source>
        <translation>打开标明各处真实内容的掩码（每个像素一个值：0 为背景，1 为第一个类别…）用于比较。</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Takes what is on the clipboard: a picture, files, or text as the caption.</source>
        <translation>使用剪贴板中的内容：图片、文件，或作为描述的文字。</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Chooses a diffusion model: what it has and lacks, how much memory it takes, where to get one.</source>
        <translation>选择扩散模型：有什么、缺什么、需要多少内存、从哪里获得。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Closes the program; a run that is going on is stopped.</source>
        <translation>关闭程序；正在进行的运行会停止。</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Measures where the model looks for each class and how sure it is of it.</source>
        <translation>测量模型对每个类别看向哪里，以及有多大把握。</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stops after the present step; what is finished is kept.</source>
        <translation>在当前步骤之后停止；已完成的部分会保留。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Takes back the last change of caption, classes or settings.</source>
        <translation>撤销对描述、类别或设置的上一次更改。</translation>
    </message>
    <message>
        <source>R&amp;edo</source>
        <translation>重做(&amp;E)</translation>
    </message>
    <message>
        <source>Makes the change again that was taken back.</source>
        <translation>重新执行被撤销的更改。</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Enlarges all maps.</source>
        <translation>放大所有图。</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Shows more of the picture.</source>
        <translation>显示图片的更大部分。</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>显示全部(&amp;A)</translation>
    </message>
    <message>
        <source>Shows the whole picture in every map.</source>
        <translation>在每张图中显示整张图片。</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>问题(&amp;P)</translation>
    </message>
    <message>
        <source>Shows or hides the list of what went wrong.</source>
        <translation>显示或隐藏出错列表。</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Uses the whole screen, or gives it back.</source>
        <translation>占用整个屏幕，或恢复。</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>Puts every panel back to its first place.</source>
        <translation>把每个面板放回最初的位置。</translation>
    </message>
    <message>
        <source>Sample &amp;gallery…</source>
        <translation>示例图库(&amp;G)…</translation>
    </message>
    <message>
        <source>Shows all samples as pictures, with what is really where.</source>
        <translation>以图片显示所有示例，并标出各处真实内容。</translation>
    </message>
    <message>
        <source>&amp;What this means</source>
        <translation>这意味着什么(&amp;W)</translation>
    </message>
    <message>
        <source>Shows or hides the result in sentences.</source>
        <translation>显示或隐藏用句子写出的结果。</translation>
    </message>
    <message>
        <source>&amp;Explain a control</source>
        <translation>解释控件(&amp;E)</translation>
    </message>
    <message>
        <source>Tells what a control does, with the formula and where the paper has it: the one under the mouse or with the keyboard focus, or the next one that is clicked.</source>
        <translation>说明一个控件的作用，并给出公式和论文出处：鼠标下或有键盘焦点的控件，否则是下一个被点击的控件。</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>窗口导览(&amp;T)</translation>
    </message>
    <message>
        <source>A short walk: what is where, in six steps.</source>
        <translation>短短六步：什么在哪里。</translation>
    </message>
    <message>
        <source>&amp;Layers of the network</source>
        <translation>网络的各层(&amp;L)</translation>
    </message>
    <message>
        <source>Shows or hides the raw attention of every layer to every token, for experts.</source>
        <translation>显示或隐藏每一层对每个词元的原始注意力，供专业人士使用。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Saves picture, caption, settings and results as one file, to go on with another day.</source>
        <translation>把图片、描述、设置和结果存为一个文件，以便改天继续。</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Saves picture, caption, settings and results under another name.</source>
        <translation>以另一个名称保存图片、描述、设置和结果。</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Writes maps as pictures, numbers as tables, or everything as a report.</source>
        <translation>把图写成图片，把数值写成表格，或把全部写成报告。</translation>
    </message>
    <message>
        <source>&amp;Copy the maps</source>
        <translation>复制各图(&amp;C)</translation>
    </message>
    <message>
        <source>Puts the maps that are shown into the clipboard, as one picture with legend.</source>
        <translation>把显示的图连同图例作为一张图片放入剪贴板。</translation>
    </message>
    <message>
        <source>&amp;Search commands…</source>
        <translation>搜索命令(&amp;S)…</translation>
    </message>
    <message>
        <source>Finds every command by a few letters of its name and runs it.</source>
        <translation>凭名称中的几个字母找到并执行任何命令。</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>Shows all keys of the program and changes them.</source>
        <translation>显示并更改程序的所有按键。</translation>
    </message>
    <message>
        <source>&amp;About Elboscope…</source>
        <translation>关于 Elboscope(&amp;A)…</translation>
    </message>
    <message>
        <source>Tells versions, licences and where the method comes from.</source>
        <translation>说明版本、许可证以及方法的来源。</translation>
    </message>
    <message>
        <source>P&amp;resent</source>
        <translation>演示(&amp;R)</translation>
    </message>
    <message>
        <source>Shows maps and class names large on the whole screen, without panels. Escape leaves.</source>
        <translation>不带面板，在整个屏幕上放大显示图和类别名称。按 Esc 离开。</translation>
    </message>
    <message>
        <source>&amp;Next area</source>
        <translation>下一区域(&amp;N)</translation>
    </message>
    <message>
        <source>Moves the keyboard focus on: toolbar, panels, maps, status line.</source>
        <translation>向后移动键盘焦点：工具栏、面板、图、状态行。</translation>
    </message>
    <message>
        <source>Pre&amp;vious area</source>
        <translation>上一区域(&amp;V)</translation>
    </message>
    <message>
        <source>Moves the keyboard focus back: status line, maps, panels, toolbar.</source>
        <translation>向前移动键盘焦点：状态行、图、面板、工具栏。</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Paste the caption</source>
        <translation>粘贴描述</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Caption</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>The text that the model reads while its attention is watched. Every class has to stand in it as a word or phrase. Without a caption the program writes “a photo of” and the classes.</source>
        <translation>观察注意力时模型所读的文字。每个类别都必须以词或短语的形式出现在其中。没有描述时，程序会写成“a photo of”加上各类别。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>The model does not read words but tokens, pieces of words with numbers. Each token has an attention map of its own; the map of a class is the mean of its tokens’ maps.</source>
        <translation>模型读的不是词，而是词元，即带编号的词的片段。每个词元都有自己的注意力图；一个类别的图是其词元图的平均。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The things to be found. Their maps and losses are compared with each other, so which classes are in the list changes the result of every one of them.</source>
        <translation>要寻找的东西。它们的图和损失会互相比较，因此列表中有哪些类别会改变每个类别的结果。</translation>
    </message>
    <message>
        <source>Raw map</source>
        <translation>原始图</translation>
    </message>
    <message>
        <source>Cross-attention says how strongly each place of the picture listens to a word. It is averaged over heads, layers and timesteps and stretched to 0…1. The stretching makes a word the model hardly sees look as strong as any other: that is the misalignment.</source>
        <translation>交叉注意力说明图片每一处对一个词听得有多认真。它在注意力头、层和时间步上取平均，并拉伸到 0…1。拉伸会让模型几乎看不到的词与其他词一样强：这就是错位。</translation>
    </message>
    <message>
        <source>Calibrated map</source>
        <translation>校准图</translation>
    </message>
    <message>
        <source>The raw map raised to a power that grows with the doubt about the class. Values below 1 fall, so a class the model is unsure of claims less of the picture.</source>
        <translation>把原始图取幂，对类别的怀疑越大，幂次越高。小于 1 的值会下降，所以模型没有把握的类别占据的图片更少。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Calibrated minus raw: blue where calibration took something away, red where it gave.</source>
        <translation>校准减原始：蓝色处校准减少了，红色处增加了。</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Every pixel belongs to the class whose map is highest there, or to the background where no map reaches the threshold.</source>
        <translation>每个像素属于该处图值最高的类别；若没有图达到阈值，则属于背景。</translation>
    </message>
    <message>
        <source>Likelihood map</source>
        <translation>似然图</translation>
    </message>
    <message>
        <source>Where in the picture the words of a class help to remove noise, compared with no words at all. A second opinion that does not come from attention.</source>
        <translation>与完全没有文字相比，一个类别的词在图片的哪些地方有助于去除噪声。这是不来自注意力的第二种意见。</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>颜色范围</translation>
    </message>
    <message>
        <source>Locked, a colour means the same value in every map. Stretched, each class uses all colours, and maps must not be compared with each other.</source>
        <translation>锁定时，同一颜色在每张图中表示同一数值。拉伸时，每个类别都用全部颜色，各图不可互相比较。</translation>
    </message>
    <message>
        <source>How maps are shown</source>
        <translation>图的显示方式</translation>
    </message>
    <message>
        <source>Changes what you see, never what was computed.</source>
        <translation>只改变您看到的样子，从不改变计算结果。</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>A mask that says what is really where. Overlap divided by union of both masks tells how well they agree; the mean is taken over the classes and the background.</source>
        <translation>标明各处真实内容的掩码。两个掩码的交集除以并集说明它们有多一致；对各类别和背景取平均。</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>这里是什么？</translation>
    </message>
    <message>
        <source>Turns the question around: not where a word is, but which words point to a place.</source>
        <translation>把问题反过来：不问词在哪里，而问哪些词指向这里。</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>How much doubt counts. The class the model is surest of keeps its map; the one it is least sure of is raised to the power 1/γ; the others lie between. The paper found 1/2 or 1/3 best.</source>
        <translation>怀疑的分量有多大。模型最有把握的类别保持原图；最没把握的类别取 1/γ 次幂；其余介于两者之间。论文认为 1/2 或 1/3 最好。</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>The authors’ code and their paper differ in several steps: softmax, weights of timesteps and layers, the order of enlarging and sharpening. A preset sets them all.</source>
        <translation>作者的代码与论文在若干步骤上不同：softmax、时间步和层的权重、放大与锐化的顺序。一个预设会一并设好。</translation>
    </message>
    <message>
        <source>How sure the model is (ELBO)</source>
        <translation>模型有多大把握（ELBO）</translation>
    </message>
    <message>
        <source>Noise is added to the picture, and the model guesses it while reading “a photo of …”. The better it guesses, the better the words explain the picture. The same noise is used for all classes, so even small differences tell something; the lines show how uncertain they are.</source>
        <translation>给图片加上噪声，模型一边读“a photo of …”一边猜这噪声。猜得越准，这些词就越能解释图片。所有类别用相同的噪声，所以小差别也有意义；线段表示其不确定度。</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>各时间步的损失</translation>
    </message>
    <message>
        <source>The loss of each class at each amount of noise. Timesteps that are dragged out of the choice do not count; the maps follow at once.</source>
        <translation>每个类别在每种噪声量下的损失。拖出选择范围的时间步不计入；图立即随之变化。</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>图的时间步</translation>
    </message>
    <message>
        <source>How much noise is in the picture while attention is watched. Little noise gives the better maps.</source>
        <translation>观察注意力时图片中有多少噪声。噪声少，图更好。</translation>
    </message>
    <message>
        <source>Where exponents come from</source>
        <translation>指数从何而来</translation>
    </message>
    <message>
        <source>The method takes them from the ELBO. The same exponent for all, and the order turned around, are there to see that it is the ELBO that helps and not the power alone.</source>
        <translation>本方法取自 ELBO。所有类别同一指数以及颠倒顺序，是为了看出起作用的是 ELBO，而不只是取幂。</translation>
    </message>
    <message>
        <source>Sharpening</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>The method has one exponent a class. The other choices use the likelihood L at every pixel and go beyond the paper.</source>
        <translation>本方法每个类别一个指数。其他选项在每个像素使用似然 L，超出了论文。</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Lets classes compete for every place, so that their values add up to 1. The last line of the paper’s algorithm; the authors’ code leaves it out.</source>
        <translation>让各类别争夺每一处，使其数值之和为 1。这是论文算法的最后一行；作者的代码没有这一步。</translation>
    </message>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>少信不确定的 ELBO</translation>
    </message>
    <message>
        <source>Min-max stretches even a difference that is pure chance to the full range. Where best and worst loss are less than two standard errors apart, this makes the exponents smaller in proportion.</source>
        <translation>最小–最大归一化会把纯属偶然的差别也拉到整个范围。当最好与最差的损失相差不到两个标准误时，这会按比例缩小指数。</translation>
    </message>
    <message>
        <source>Weight timesteps as in the paper</source>
        <translation>按论文给时间步加权</translation>
    </message>
    <message>
        <source>A training loss weights timesteps in its own way; this takes that weight out again, as the paper demands. The authors’ code adds the losses up as they are.</source>
        <translation>训练损失以自己的方式给时间步加权；按论文的要求，这里把该权重去掉。作者的代码直接把损失相加。</translation>
    </message>
    <message>
        <source>Compare with the whole caption</source>
        <translation>与整条描述比较</translation>
    </message>
    <message>
        <source>The noise that was drawn is the same in both predictions and cancels: the order of the classes is known with fewer timesteps.</source>
        <translation>所取的噪声在两次预测中相同，会互相抵消：用更少的时间步就能知道类别的顺序。</translation>
    </message>
    <message>
        <source>Sharpen at the picture’s size</source>
        <translation>在图片大小上锐化</translation>
    </message>
    <message>
        <source>Weights of the layers</source>
        <translation>层的权重</translation>
    </message>
    <message>
        <source>A network has many attention layers of several sizes. Those in the middle know best what a word means, those at the ends where edges are. The paper takes the plain mean, the authors’ code these weights.</source>
        <translation>网络有许多大小不同的注意力层。中间的层最懂一个词的意思，两端的层最清楚边缘在哪里。论文取简单平均，作者的代码用这些权重。</translation>
    </message>
    <message>
        <source>Self-attention</source>
        <translation>自注意力</translation>
    </message>
    <message>
        <source>Self-attention tells which places of the picture belong together. Each pass spreads a map along it, which fills objects and smooths noise.</source>
        <translation>自注意力说明图片的哪些地方同属一体。每一遍都让图沿着它扩散，填满物体并抚平噪声。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>From which value on a pixel belongs to a class. The official evaluation searches it with the truth; here it is yours.</source>
        <translation>像素从多大的值起属于一个类别。官方评测借助真值来搜索；这里由您决定。</translation>
    </message>
    <message>
        <source>Compare A and B</source>
        <translation>比较 A 与 B</translation>
    </message>
    <message>
        <source>Two places to keep settings in, to flip between them and see what they change.</source>
        <translation>两个存放设置的位置，可来回切换，看看改变了什么。</translation>
    </message>
    <message>
        <source>Truth over gamma</source>
        <translation>真值一致度随伽马的变化</translation>
    </message>
    <message>
        <source>How well the masks agree with the truth for every strength of calibration. On one picture this proves little; the paper’s curve is over whole data sets.</source>
        <translation>在每种校准强度下，掩码与真值有多一致。一张图片说明不了什么；论文的曲线针对整个数据集。</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>What a run asks of the network. The paper measures the ELBO at 20 amounts of noise spread over the whole range, and attention at 10 with little noise.</source>
        <translation>一次运行对网络的要求。论文在遍布全范围的 20 种噪声量下测 ELBO，在噪声少的 10 种下测注意力。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>A diffusion model that draws pictures from text. Nothing is trained here: what it has learned is only looked at.</source>
        <translation>由文字作画的扩散模型。这里不训练任何东西，只观察它学到了什么。</translation>
    </message>
    <message>
        <source>Paper (ELBO-T2IAlign, arXiv 2506.09740), section %1</source>
        <translation>论文（ELBO-T2IAlign，arXiv 2506.09740），第 %1 节</translation>
    </message>
    <message>
        <source>The authors’ code; what the paper says: section %1 (arXiv 2506.09740)</source>
        <translation>作者的代码；论文的说法见第 %1 节（arXiv 2506.09740）</translation>
    </message>
    <message>
        <source>This program’s own; not in the paper</source>
        <translation>本程序自有；论文中没有</translation>
    </message>
    <message>
        <source>A power after enlarging is not the same as before: edges get steeper. The paper and the authors’ code both sharpen the small maps.</source>
        <translation>放大之后取幂与之前不同：边缘更陡。论文和作者的代码都锐化小图。</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>down</source>
        <translation>下行</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>up</source>
        <translation>上行</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>填充 %1</translation>
    </message>
    <message>
        <source>no encoder %1</source>
        <translation>无编码器 %1</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>trained for %1 pixels a side</source>
        <translation>以边长 %1 像素训练</translation>
    </message>
    <message>
        <source>reads %1 tokens</source>
        <translation>读 %1 个词元</translation>
    </message>
    <message>
        <source>predicts noise</source>
        <translation>预测噪声</translation>
    </message>
    <message>
        <source>predicts velocity (v)</source>
        <translation>预测速度（v）</translation>
    </message>
    <message>
        <source>predicts the picture</source>
        <translation>预测图片</translation>
    </message>
    <message>
        <source>rectified flow</source>
        <translation>整流流</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation>%1 × 10 亿</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 × 100 万</translation>
    </message>
    <message>
        <source>one network in memory at a time</source>
        <translation>内存中一次只有一个网络</translation>
    </message>
    <message>
        <source>weights stay as they are stored, slower</source>
        <translation>权重保持存储格式，较慢</translation>
    </message>
    <message>
        <source>the whole model in memory</source>
        <translation>整个模型都在内存中</translation>
    </message>
</context>
<context>
    <name>ProgramParts</name>
    <message>
        <source>this program and its sticker model</source>
        <translation>本程序及其贴纸模型</translation>
    </message>
    <message>
        <source>runs the diffusion models</source>
        <translation>运行扩散模型</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>reads, resizes and writes pictures</source>
        <translation>读取、缩放和写入图片</translation>
    </message>
    <message>
        <source>the charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>tokens of T5 models</source>
        <translation>T5 模型的词元</translation>
    </message>
    <message>
        <source>reads configurations</source>
        <translation>读取配置</translation>
    </message>
    <message>
        <source>the stickers of the sample scenes</source>
        <translation>示例场景中的贴纸</translation>
    </message>
    <message>
        <source>suggests phrases of captions</source>
        <translation>建议描述中的短语</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Encoding the picture</source>
        <translation>正在编码图片</translation>
    </message>
    <message>
        <source>Collecting attention</source>
        <translation>正在收集注意力</translation>
    </message>
    <message>
        <source>Measuring ELBO</source>
        <translation>正在测量 ELBO</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Loading weights</source>
        <translation>正在加载权重</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>正在检查模型</translation>
    </message>
    <message>
        <source>Fingerprinting the weights</source>
        <translation>正在计算权重指纹</translation>
    </message>
    <message>
        <source>Comparing with the truth</source>
        <translation>正在与真值比较</translation>
    </message>
    <message>
        <source>Writing files</source>
        <translation>正在写入文件</translation>
    </message>
    <message>
        <source>Drawing maps</source>
        <translation>正在绘制各图</translation>
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
        <translation>%1 小时 %2 分</translation>
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
        <translation>正在开始</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1，%2 / %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
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
        <translation>还没有图片。请打开一张，拖一张到窗口上，或从“文件”菜单中选一个示例。</translation>
    </message>
    <message>
        <source>The run has just begun. The first maps appear after a few steps of it.</source>
        <translation>运行刚刚开始。几步之后会出现第一批图。</translation>
    </message>
    <message>
        <source>There are no classes yet. Click a word of the caption: the model is then asked where it sees it.</source>
        <translation>还没有类别。点击描述中的一个词：随后就会问模型在哪里看到它。</translation>
    </message>
    <message>
        <source>Nothing is measured yet. Run asks the model where it looks for each class, and how well each class explains the picture.</source>
        <translation>还没有测量。“运行”会问模型对每个类别看向哪里，以及每个类别对图片解释得有多好。</translation>
    </message>
    <message>
        <source>These maps belong to an earlier caption, class list, model or measurement; Run measures what is set now.</source>
        <translation>这些图属于以前的描述、类别列表、模型或测量；“运行”会测量现在的设置。</translation>
    </message>
    <message>
        <source>The run is going on: the ELBO of %1 of %2 classes is there. The others keep exponent 1 until theirs is.</source>
        <translation>运行正在进行：%2 个类别中已有 %1 个的 ELBO。其余在得到之前保持指数 1。</translation>
    </message>
    <message>
        <source>The run was stopped before it was complete: the ELBO of %1 of %2 classes is there. The others keep exponent 1, so their maps are not calibrated.</source>
        <translation>运行在完成前被停止：%2 个类别中已有 %1 个的 ELBO。其余保持指数 1，所以它们的图没有校准。</translation>
    </message>
    <message>
        <source>Each map is multiplied by the root of how likely the class is at a pixel; γ plays no part.</source>
        <translation>每张图都乘以该类别在像素处似然的平方根；γ 不起作用。</translation>
    </message>
    <message>
        <source>No calibration: γ is 1, so every exponent is 1 and calibrated maps are the raw maps.</source>
        <translation>无校准：γ 为 1，所有指数都是 1，校准图就是原始图。</translation>
    </message>
    <message>
        <source>Every class gets the same exponent %1, whatever its ELBO: the paper&apos;s control, not the method.</source>
        <translation>无论 ELBO 如何，每个类别的指数都是 %1：这是论文的对照，不是该方法。</translation>
    </message>
    <message>
        <source>With a single class there is nothing to compare it with: its exponent is 1, and calibration changes nothing. Add a second class.</source>
        <translation>只有一个类别时无从比较：指数为 1，校准不改变任何东西。请添加第二个类别。</translation>
    </message>
    <message>
        <source>The losses differ by less than two standard errors, so their order may be chance. The exponents are drawn toward 1 for it.</source>
        <translation>损失相差不到两个标准误，顺序可能只是偶然。因此指数已被拉向 1。</translation>
    </message>
    <message>
        <source>The losses differ by less than two standard errors, so their order may be chance: trust the raw maps as much as the calibrated ones, or tick “Trust uncertain ELBOs less”.</source>
        <translation>损失相差不到两个标准误，顺序可能只是偶然：请像相信校准图一样相信原始图，或勾选“少信不确定的 ELBO”。</translation>
    </message>
    <message>
        <source>%1 explains the picture best (loss %2).</source>
        <translation>%1 对图片解释得最好（损失 %2）。</translation>
    </message>
    <message>
        <source>The model is less sure of %1 than of %2: its loss is %3 higher, %4 times the uncertainty of that difference.</source>
        <translation>模型对 %1 不如对 %2 有把握：损失高 %3，是该差别不确定度的 %4 倍。</translation>
    </message>
    <message>
        <source>The model is less sure of %1 than of %2: its loss is %3 higher.</source>
        <translation>模型对 %1 不如对 %2 有把握：损失高 %3。</translation>
    </message>
    <message>
        <source>So its map is held back: S %1, exponent %2.</source>
        <translation>所以它的图被压低：S %1，指数 %2。</translation>
    </message>
    <message>
        <source>Its map stays as it is: S 1, exponent 1.</source>
        <translation>它的图保持原样：S 1，指数 1。</translation>
    </message>
    <message>
        <source>Its mask shrinks from %1 % to %2 % of the picture.</source>
        <translation>它的掩码从占图片 %1 % 缩小到 %2 %。</translation>
    </message>
    <message>
        <source>Its mask grows from %1 % to %2 % of the picture.</source>
        <translation>它的掩码从占图片 %1 % 扩大到 %2 %。</translation>
    </message>
    <message numerus="yes">
        <source>%n more class(es) follow in the chart.</source>
        <translation>
            <numerusform>其余 %n 个类别见图表。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not stand in the caption, so there is no map of it.</source>
        <translation>%1 不在描述中，所以没有它的图。</translation>
    </message>
    <message>
        <source>%1 was not measured: its map is the raw one.</source>
        <translation>%1 没有测量：它的图是原始图。</translation>
    </message>
    <message>
        <source>%1 is new in the list and not measured yet: Run.</source>
        <translation>%1 是新加入列表的，还没有测量：请运行。</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration changes nothing here: mean IoU %1.</source>
        <translation>与真值相比，校准在此不改变任何东西：平均 IoU %1。</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration helps here: mean IoU %1 (%2).</source>
        <translation>与真值相比，校准在此有帮助：平均 IoU %1（%2）。</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration does harm here: mean IoU %1 (%2).</source>
        <translation>与真值相比，校准在此有害：平均 IoU %1（%2）。</translation>
    </message>
    <message>
        <source>%1 gains most (%2).</source>
        <translation>提高最多的是 %1（%2）。</translation>
    </message>
    <message>
        <source>%1 loses most (%2).</source>
        <translation>降低最多的是 %1（%2）。</translation>
    </message>
    <message>
        <source>The order is turned around: the class the model is surest of is held back most. A control, which should do worse.</source>
        <translation>顺序颠倒了：模型最有把握的类别被压得最多。这是一个对照，结果应当更差。</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>two things, apart: what everything looks like when it is easy</source>
        <translation>两样分开的东西：一切容易时的样子</translation>
    </message>
    <message>
        <source>Cat and dog</source>
        <translation>猫和狗</translation>
    </message>
    <message>
        <source>Purple dog, apple and tree</source>
        <translation>紫色的狗、苹果和树</translation>
    </message>
    <message>
        <source>Bicycle, boat and fish at night</source>
        <translation>夜里的自行车、船和鱼</translation>
    </message>
    <message>
        <source>one object hides half of another</source>
        <translation>一个物体挡住另一个的一半</translation>
    </message>
    <message>
        <source>Cat, fish and bird in a heap</source>
        <translation>堆在一起的猫、鱼和鸟</translation>
    </message>
    <message>
        <source>occlusion, colours and an object mostly hidden</source>
        <translation>遮挡、颜色和几乎被挡住的物体</translation>
    </message>
    <message>
        <source>the rarest classes of the training only</source>
        <translation>只有训练中最罕见的类别</translation>
    </message>
    <message>
        <source>Tree and ball</source>
        <translation>树和球</translation>
    </message>
    <message>
        <source>two classes that are drawn alike, and calibration takes too much away</source>
        <translation>画得很像的两个类别，校准削去过多</translation>
    </message>
    <message>
        <source>Sheep behind a ball</source>
        <translation>球后面的羊</translation>
    </message>
    <message>
        <source>the map of the ball reaches over the sheep</source>
        <translation>球的图延伸到了羊身上</translation>
    </message>
    <message>
        <source>thin lines on a dark ground</source>
        <translation>暗底上的细线</translation>
    </message>
    <message>
        <source>a colour nobody expects on a dog, and calibration does harm</source>
        <translation>谁也想不到的狗的颜色，校准反而有害</translation>
    </message>
    <message>
        <source>Small cow and butterfly</source>
        <translation>小小的牛和蝴蝶</translation>
    </message>
    <message>
        <source>objects of a few latent cells: the raw maps are far too wide</source>
        <translation>在潜空间只有几格的物体：原始图过于宽大</translation>
    </message>
    <message>
        <source>Small elephant, flower and bird</source>
        <translation>小小的大象、花和鸟</translation>
    </message>
    <message>
        <source>small, and far apart</source>
        <translation>很小，相距很远</translation>
    </message>
    <message>
        <source>Cat behind a tree</source>
        <translation>树后面的猫</translation>
    </message>
    <message>
        <source>Sheep, elephant and rabbit</source>
        <translation>羊、大象和兔子</translation>
    </message>
    <message>
        <source>Sheep, banana and rabbit</source>
        <translation>羊、香蕉和兔子</translation>
    </message>
    <message>
        <source>rare classes that the model tells apart all the same</source>
        <translation>罕见类别，但模型仍能区分</translation>
    </message>
    <message>
        <source>Ball, dog, horse and cat</source>
        <translation>球、狗、马和猫</translation>
    </message>
    <message>
        <source>four objects in a heap</source>
        <translation>堆在一起的四个物体</translation>
    </message>
</context>
<context>
    <name>Timesteps</name>
    <message>
        <source>official: 1, 51 … 951</source>
        <translation>官方：1, 51 … 951</translation>
    </message>
    <message>
        <source>quick: 5 over all</source>
        <translation>快速：全程 5 个</translation>
    </message>
    <message>
        <source>fine: 50 over all</source>
        <translation>精细：全程 50 个</translation>
    </message>
    <message>
        <source>little noise: 10 below 200</source>
        <translation>噪声少：200 以下 10 个</translation>
    </message>
    <message>
        <source>medium noise: 10 at 400 to 600</source>
        <translation>噪声中等：400 至 600 共 10 个</translation>
    </message>
    <message>
        <source>much noise: 10 at 700 to 900</source>
        <translation>噪声多：700 至 900 共 10 个</translation>
    </message>
    <message>
        <source>official: 20, 40 … 200</source>
        <translation>官方：20, 40 … 200</translation>
    </message>
    <message>
        <source>quick: 40, 120, 200</source>
        <translation>快速：40, 120, 200</translation>
    </message>
    <message>
        <source>fine: 10, 20 … 200</source>
        <translation>精细：10, 20 … 200</translation>
    </message>
    <message>
        <source>standard: those of the model</source>
        <translation>标准：模型自带的</translation>
    </message>
</context>
<context>
    <name>elboscope::AboutDialog</name>
    <message>
        <source>About Elboscope</source>
        <translation>关于 Elboscope</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Sign of Elboscope</source>
        <translation>Elboscope 的标志</translation>
    </message>
    <message>
        <source>Shows where a diffusion model looks for every word of a caption, how wrong that is, and what calibration does about it.</source>
        <translation>显示扩散模型对描述中的每个词看向哪里、错得有多厉害，以及校准对此做了什么。</translation>
    </message>
    <message>
        <source>The method is that of the paper “ELBO-T2IAlign” (%1). This program is an independent implementation of it.</source>
        <translation>方法来自论文“ELBO-T2IAlign”（%1）。本程序是其独立实现。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty. The pictures of the stickers are Noto Color Emoji by Google.</source>
        <translation>依据 GNU 通用公共许可证第 3 版或更高版本发布的自由软件，不提供任何担保。贴纸图片为 Google 的 Noto Color Emoji。</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本</translation>
    </message>
    <message>
        <source>Copies this list to the clipboard, for a report of a fault.</source>
        <translation>把此列表复制到剪贴板，用于报告故障。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>elboscope::ActionList</name>
    <message>
        <source>This cannot be used right now.</source>
        <translation>现在无法使用。</translation>
    </message>
</context>
<context>
    <name>elboscope::CalibrationPanel</name>
    <message>
        <source>Reset the calibration</source>
        <translation>重置校准</translation>
    </message>
    <message>
        <source>How sure the model is</source>
        <translation>模型有多大把握</translation>
    </message>
    <message>
        <source>The ELBO loss of each class: how well the model explains the picture with it.</source>
        <translation>每个类别的 ELBO 损失：模型用它解释图片的好坏。</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>各时间步的损失</translation>
    </message>
    <message>
        <source>Where along the noise the classes differ, and which timesteps count.</source>
        <translation>各类别在哪些噪声处不同，哪些时间步计入。</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>How maps become masks.</source>
        <translation>图如何变成掩码。</translation>
    </message>
    <message>
        <source>Layers and attention</source>
        <translation>层与注意力</translation>
    </message>
    <message>
        <source>Which attention the maps are made of.</source>
        <translation>图由哪些注意力构成。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Variants of the method: what the paper does differently, controls, ideas beyond it.</source>
        <translation>方法的变体：论文不同的做法、对照、论文之外的想法。</translation>
    </message>
    <message>
        <source>After a run this chart compares how well “a photo of …” explains the picture for each class.</source>
        <translation>运行之后，此图表比较“a photo of …”对每个类别解释图片的好坏。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Keeps the present settings as A; later clicks bring them back, so that two settings can be flipped. Shift and click keeps new ones.</source>
        <translation>把当前设置存为 A；以后点击会取回，以便在两套设置间切换。按住 Shift 点击则存入新的。</translation>
    </message>
    <message>
        <source>Keeps the present settings as B; later clicks bring them back. Shift and click keeps new ones.</source>
        <translation>把当前设置存为 B；以后点击会取回。按住 Shift 点击则存入新的。</translation>
    </message>
    <message>
        <source>Settings A</source>
        <translation>设置 A</translation>
    </message>
    <message>
        <source>Settings B</source>
        <translation>设置 B</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Sets everything in this panel to what it was at the start: what is recommended for the model.</source>
        <translation>把此面板中的一切恢复为开始时的样子：即模型的推荐值。</translation>
    </message>
</context>
<context>
    <name>elboscope::CaptionEdit</name>
    <message>
        <source>Type the caption</source>
        <translation>输入描述</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>a photo of a cat and a dog</source>
        <translation>a photo of a cat and a dog</translation>
    </message>
    <message>
        <source>What is in the picture, in the language the model was trained on (English nearly always). Without a caption, “a photo of” and the classes are used.</source>
        <translation>图片中有什么，用模型训练所用的语言（几乎总是英语）。没有描述时使用“a photo of”和各类别。</translation>
    </message>
</context>
<context>
    <name>elboscope::CaptionPanel</name>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 / %2 个词元</translation>
    </message>
    <message>
        <source>Tokens beyond the limit are cut off: the model never sees them.</source>
        <translation>超出上限的词元被截断：模型看不到。</translation>
    </message>
    <message>
        <source>The text encoder reads this many tokens, start and end included.</source>
        <translation>文本编码器读取的词元数，包括开头和结尾。</translation>
    </message>
    <message>
        <source>Ca&amp;ption</source>
        <translation>描述(&amp;P)</translation>
    </message>
    <message>
        <source>C&amp;lasses</source>
        <translation>类别(&amp;L)</translation>
    </message>
    <message>
        <source>Click a word above to make it a class, or drag over several.</source>
        <translation>点击上面的一个词使其成为类别，或拖过几个词。</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>新类别</translation>
    </message>
    <message>
        <source>A word or phrase of the caption; several with commas between. Return adds them.</source>
        <translation>描述中的词或短语；多个用逗号分隔。按回车添加。</translation>
    </message>
    <message>
        <source>Add the class</source>
        <translation>添加该类别</translation>
    </message>
    <message>
        <source>Adds the class to the list.</source>
        <translation>把类别加入列表。</translation>
    </message>
</context>
<context>
    <name>elboscope::CertaintyCard</name>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>少信不确定的 ELBO</translation>
    </message>
    <message>
        <source>%1 and %2 (%3 ± %4)</source>
        <translation>%1 和 %2（%3 ± %4）</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these classes can be told apart: the losses differ by less than two standard errors. The exponents were drawn toward 1.</source>
        <translation>这些类别都无法区分：损失相差不到两个标准误。指数已被拉向 1。</translation>
    </message>
    <message>
        <source>None of these classes can be told apart: the losses differ by less than two standard errors, so S mostly shows noise. More timesteps or another seed may help.</source>
        <translation>这些类别都无法区分：损失相差不到两个标准误，所以 S 主要反映噪声。更多时间步或另一个种子可能有帮助。</translation>
    </message>
    <message>
        <source>Cannot be told apart, their losses differ by less than two standard errors: %1.</source>
        <translation>损失相差不到两个标准误，无法区分：%1。</translation>
    </message>
    <message>
        <source>Trust them less</source>
        <translation>少信它们</translation>
    </message>
    <message>
        <source>Draws the exponents toward 1, the more the less certain the losses are.</source>
        <translation>损失越不确定，指数越被拉向 1。</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassList</name>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The classes to be found. Drag to reorder (Alt and arrows), double click or F2 to rename, Delete to remove, the eye or Space to hide, the colour to change it.</source>
        <translation>要寻找的类别。拖动以重新排序（Alt 加方向键），双击或 F2 重命名，Delete 删除，眼睛或空格隐藏，点颜色可更改。</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassMenu</name>
    <message>
        <source>Show only “%1”</source>
        <translation>只显示“%1”</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>显示所有类别</translation>
    </message>
    <message>
        <source>Reorder classes</source>
        <translation>重新排列类别</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>颜色 %1</translation>
    </message>
    <message>
        <source>Colour of “%1”</source>
        <translation>“%1”的颜色</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>显示(&amp;H)</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>显示“%1”</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>隐藏“%1”</translation>
    </message>
    <message>
        <source>Show &amp;only this</source>
        <translation>只显示这个(&amp;O)</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>显示全部(&amp;A)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>删除(&amp;M)</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassModel</name>
    <message>
        <source>Show “%1”</source>
        <translation>显示“%1”</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>隐藏“%1”</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>重命名类别</translation>
    </message>
    <message>
        <source>Reorder classes</source>
        <translation>重新排列类别</translation>
    </message>
    <message>
        <source>Remove classes</source>
        <translation>删除类别</translation>
    </message>
</context>
<context>
    <name>elboscope::ColorBar</name>
    <message>
        <source>Colour bar of the differences</source>
        <translation>差值的颜色条</translation>
    </message>
    <message>
        <source>What the colours of the differences mean: blue where calibration lowered a map, red where it lifted it, white where it stayed.</source>
        <translation>差值颜色的含义：蓝色处校准降低了图，红色处提高了，白色处不变。</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>颜色条</translation>
    </message>
    <message>
        <source>What the colours mean: no attention at the left, the strongest at the right. The same range for every class and for raw and calibrated, so that maps can be compared; unless they are stretched.</source>
        <translation>颜色的含义：左端没有注意力，右端最强。每个类别、原始与校准都用同一范围，因此各图可以比较；除非被拉伸。</translation>
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
        <translation>搜索命令、示例和最近的文件</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Type a few letters. Up and down choose, Return runs, Escape closes.</source>
        <translation>输入几个字母。上下键选择，回车执行，Esc 关闭。</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <source>No command has these letters. Fewer letters find more.</source>
        <translation>没有命令含有这些字母。少输几个能找到更多。</translation>
    </message>
</context>
<context>
    <name>elboscope::ElboBars</name>
    <message>
        <source>ELBO losses</source>
        <translation>ELBO 损失</translation>
    </message>
    <message>
        <source>loss − mean over classes</source>
        <translation>损失 − 类别平均</translation>
    </message>
    <message>
        <source>How well “a photo of CLASS” explains the picture: the loss of each class, compared with the mean of all. The further to the left, the better explained. The whisker is the standard error over timesteps; classes whose whiskers overlap widely cannot be told apart. S and the exponent 1/S follow from the order of the losses.</source>
        <translation>“a photo of 类别”对图片解释得有多好：每个类别的损失与全体平均相比。越靠左解释得越好。须线是时间步上的标准误；须线大幅重叠的类别无法区分。S 和指数 1/S 由损失的顺序得出。</translation>
    </message>
</context>
<context>
    <name>elboscope::EncoderTabs</name>
    <message>
        <source>Heatmaps are read at these tokens.</source>
        <translation>热图在这些词元处读取。</translation>
    </message>
    <message>
        <source>This encoder gives one impression of the whole text: no map is read at its tokens.</source>
        <translation>此编码器对整段文字给出一个印象：不在其词元处读取图。</translation>
    </message>
    <message>
        <source>This encoder stands beside the one before it, in the same columns: its words are found with that one’s tokens.</source>
        <translation>此编码器与前一个并列于相同的列：其词语用前一个的词元查找。</translation>
    </message>
    <message>
        <source>Heatmaps are not read at these tokens now: “Text columns” under Measurement decides.</source>
        <translation>现在不在这些词元处读取热图：由“测量”中的“文本列”决定。</translation>
    </message>
    <message>
        <source>The caption is cut off after %1 tokens.</source>
        <translation>描述在 %1 个词元后被截断。</translation>
    </message>
    <message>
        <source>Tokens of %1</source>
        <translation>%1 的词元</translation>
    </message>
</context>
<context>
    <name>elboscope::ExplanationHelp</name>
    <message>
        <source>Shift+F1: more, with formula and source</source>
        <translation>Shift+F1：更多，含公式和出处</translation>
    </message>
</context>
<context>
    <name>elboscope::ExportChoices</name>
    <message>
        <source>all visible classes</source>
        <translation>所有可见类别</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Size of a map</source>
        <translation>每张图的大小</translation>
    </message>
    <message>
        <source>photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The photograph in its colours as a first column.</source>
        <translation>以原色照片作为第一列。</translation>
    </message>
    <message>
        <source>with legend</source>
        <translation>带图例</translation>
    </message>
    <message>
        <source>Caption, names of the classes, colour bars with numbers, and a line with the settings.</source>
        <translation>描述、类别名称、带数字的颜色条，以及一行设置。</translation>
    </message>
    <message>
        <source>All classes whose eye is open in the list, or a single one.</source>
        <translation>列表中眼睛睁开的所有类别，或单独一个。</translation>
    </message>
    <message>
        <source>Pixels of the longer side of each map in the figure.</source>
        <translation>图版中每张图长边的像素数。</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
</context>
<context>
    <name>elboscope::ExportDialog</name>
    <message>
        <source>A picture for documents and the web. It carries its settings: drop it on the window, and caption, classes and settings are back.</source>
        <translation>用于文档和网页的图片。它带有设置：拖到窗口上，描述、类别和设置就回来了。</translation>
    </message>
    <message>
        <source>A drawing whose texts stay sharp and can be edited; the maps in it are pictures.</source>
        <translation>文字保持清晰且可编辑的图形；其中的图是位图。</translation>
    </message>
    <message>
        <source>A page of just the right size, with sharp texts. The settings are attached to it.</source>
        <translation>大小正合适、文字清晰的页面。设置作为附件。</translation>
    </message>
    <message>
        <source>The numbers of every class as a table for spreadsheets: ELBO, S, exponent, agreement with the truth.</source>
        <translation>每个类别的数值，供电子表格使用：ELBO、S、指数、与真值的一致度。</translation>
    </message>
    <message>
        <source>All numbers and settings for programs, as the command line writes them.</source>
        <translation>供程序使用的全部数值和设置，与命令行写出的相同。</translation>
    </message>
    <message>
        <source>A folder with the maps of every class as NumPy arrays in the picture&apos;s size, and as pictures, as the command line writes them.</source>
        <translation>一个文件夹，含每个类别与图片同大小的 NumPy 数组和图片，与命令行写出的相同。</translation>
    </message>
    <message>
        <source>One page with everything, for any web browser, without a connection. Needs nothing else to be passed on.</source>
        <translation>包含一切的一个页面，任何浏览器无需联网即可打开。转交时不需要别的东西。</translation>
    </message>
    <message>
        <source>What was measured, with which every map can be computed again without the model.</source>
        <translation>测量所得；凭它无需模型即可重新计算每张图。</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stops writing. Files that are finished stay.</source>
        <translation>停止写入。已完成的文件会保留。</translation>
    </message>
    <message>
        <source>Closes this window.</source>
        <translation>关闭此窗口。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1 (*%2)</source>
        <translation>%1 (*%2)</translation>
    </message>
    <message>
        <source>“%1” was written.</source>
        <translation>已写入“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>%n files were written into “%1”.</source>
        <translation>
            <numerusform>已把 %n 个文件写入“%1”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>图片 (PNG)</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>图形 (SVG)</translation>
    </message>
    <message>
        <source>Page (PDF)</source>
        <translation>页面 (PDF)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格 (CSV)</translation>
    </message>
    <message>
        <source>Numbers (JSON)</source>
        <translation>数值 (JSON)</translation>
    </message>
    <message>
        <source>Arrays and overlays (NPY)</source>
        <translation>数组与叠加图 (NPY)</translation>
    </message>
    <message>
        <source>Report (HTML)</source>
        <translation>报告 (HTML)</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What to write</source>
        <translation>写什么</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Asks where to, and writes.</source>
        <translation>询问位置并写入。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Shows the folder with what was written.</source>
        <translation>显示写入内容所在的文件夹。</translation>
    </message>
</context>
<context>
    <name>elboscope::Exporter</name>
    <message>
        <source>“%1” could not be exported.</source>
        <translation>无法导出“%1”。</translation>
    </message>
    <message>
        <source>The maps could not be copied.</source>
        <translation>无法复制各图。</translation>
    </message>
</context>
<context>
    <name>elboscope::Figure</name>
    <message>
        <source>gamma %1 (1/gamma %2)</source>
        <translation>伽马 %1（1/伽马 %2）</translation>
    </message>
    <message>
        <source>no calibration</source>
        <translation>无校准</translation>
    </message>
    <message>
        <source>ELBO timesteps: %1</source>
        <translation>ELBO 时间步：%1</translation>
    </message>
    <message>
        <source>collection timesteps: %1</source>
        <translation>收集时间步：%1</translation>
    </message>
    <message>
        <source>self-attention passes: %1</source>
        <translation>自注意力遍数：%1</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
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
        <translation>校准减原始</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>%1, each class stretched</source>
        <translation>%1，各类别拉伸</translation>
    </message>
    <message>
        <source>photograph</source>
        <translation>照片</translation>
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
        <translation>伽马 %1</translation>
    </message>
    <message>
        <source>&amp;Gamma</source>
        <translation>伽马(&amp;G)</translation>
    </message>
    <message>
        <source>1/γ</source>
        <translation>1/γ</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>How strongly the maps are sharpened. The class the model is most sure of gets no sharpening, the others up to the exponent 1/γ. At the left end (γ = 1) nothing is calibrated.</source>
        <translation>图被锐化得有多强。模型最有把握的类别不锐化，其余最多到指数 1/γ。在最左端（γ = 1）不做校准。</translation>
    </message>
    <message>
        <source>The strongest exponent, 1/γ. The paper uses 3.</source>
        <translation>最强的指数 1/γ。论文用 3。</translation>
    </message>
    <message>
        <source>One over gamma</source>
        <translation>伽马的倒数</translation>
    </message>
    <message>
        <source>No calibration</source>
        <translation>无校准</translation>
    </message>
    <message>
        <source>Sets γ to 1: calibrated and raw maps are the same.</source>
        <translation>把 γ 设为 1：校准图与原始图相同。</translation>
    </message>
    <message>
        <source>Official value</source>
        <translation>官方值</translation>
    </message>
    <message>
        <source>Sets γ to 1/3, as the authors&apos; code does.</source>
        <translation>把 γ 设为 1/3，与作者的代码相同。</translation>
    </message>
</context>
<context>
    <name>elboscope::GammaCurve</name>
    <message>
        <source>Gamma %1</source>
        <translation>伽马 %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;1/γ = %1: mIoU %2&lt;/b&gt; (raw %3)&lt;br&gt;</source>
        <translation>&lt;b&gt;1/γ = %1：mIoU %2&lt;/b&gt;（原始 %3）&lt;br&gt;</translation>
    </message>
    <message>
        <source>mIoU over 1/γ</source>
        <translation>mIoU 随 1/γ 的变化</translation>
    </message>
    <message>
        <source>How well the masks agree with the truth for every strength of the calibration (mean intersection over union in percent). The dashed line is without calibration. Click or drag to set γ.</source>
        <translation>在每种校准强度下，掩码与真值有多一致（平均交并比，百分数）。虚线为无校准。点击或拖动可设置 γ。</translation>
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
        <translation>添加类别“%1”</translation>
    </message>
    <message>
        <source>Remove class “%1”</source>
        <translation>删除类别“%1”</translation>
    </message>
    <message>
        <source>Settings A</source>
        <translation>设置 A</translation>
    </message>
    <message>
        <source>Settings B</source>
        <translation>设置 B</translation>
    </message>
</context>
<context>
    <name>elboscope::Inspector</name>
    <message>
        <source>“%1” could not be used as truth.</source>
        <translation>“%1”不能用作真值。</translation>
    </message>
    <message>
        <source>A mask of the truth needs its picture first: open the picture, then the mask.</source>
        <translation>真值掩码需要先有图片：先打开图片，再打开掩码。</translation>
    </message>
    <message>
        <source>The sample “%1” could not be opened.</source>
        <translation>无法打开示例“%1”。</translation>
    </message>
    <message>
        <source>The picture could not be pasted.</source>
        <translation>无法粘贴图片。</translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation>无法加载模型。</translation>
    </message>
    <message>
        <source>LibTorch runs on a slow matrix library; with the package libopenblas0-pthread everything is about 30 times faster.</source>
        <translation>LibTorch 用的是很慢的矩阵库；安装 libopenblas0-pthread 软件包后一切约快 30 倍。</translation>
    </message>
    <message>
        <source>This record came without its picture: open the picture to measure it again.</source>
        <translation>此记录没有附带图片：要重新测量请打开图片。</translation>
    </message>
    <message>
        <source>There is no picture yet: open one, drop one here, or take a sample.</source>
        <translation>还没有图片：请打开一张，拖到这里，或选一个示例。</translation>
    </message>
    <message>
        <source>There are no classes yet: click words of the caption, or type names.</source>
        <translation>还没有类别：请点击描述中的词，或输入名称。</translation>
    </message>
    <message>
        <source>There is no model yet: choose the folder of a diffusion model.</source>
        <translation>还没有模型：请选择扩散模型的文件夹。</translation>
    </message>
    <message>
        <source>This model has no text columns of the chosen kind: set “Text columns” to automatic under Measurement.</source>
        <translation>此模型没有所选种类的文本列：请把“测量”中的“文本列”设为自动。</translation>
    </message>
    <message>
        <source>“%1” stands beyond the %2 tokens that the model reads: shorten the caption.</source>
        <translation>“%1”超出了模型读取的 %2 个词元：请缩短描述。</translation>
    </message>
    <message>
        <source>“%1” does not stand in the caption.</source>
        <translation>“%1”不在描述中。</translation>
    </message>
    <message>
        <source>The run ended early.</source>
        <translation>运行提前结束。</translation>
    </message>
    <message>
        <source>The layers can only be measured with the picture: open it first.</source>
        <translation>测量各层需要图片：请先打开。</translation>
    </message>
    <message>
        <source>The layers can only be measured with a model, and none is loaded yet.</source>
        <translation>测量各层需要模型，而模型尚未加载。</translation>
    </message>
    <message>
        <source>A run is going on: the layers can be measured when it has ended.</source>
        <translation>正在运行：结束后可以测量各层。</translation>
    </message>
    <message>
        <source>The layers could not be measured.</source>
        <translation>无法测量各层。</translation>
    </message>
    <message>
        <source>These settings do not fit what was measured.</source>
        <translation>这些设置与测量所得不符。</translation>
    </message>
    <message>
        <source>These files could not be opened.</source>
        <translation>无法打开这些文件。</translation>
    </message>
    <message>
        <source>“%1” could not be opened.</source>
        <translation>无法打开“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>The folder holds %n pictures: the first was opened, %1.</source>
        <translation>
            <numerusform>文件夹中有 %n 张图片：打开了第一张 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was taken as the truth: it is a mask of the picture’s size. Double-click to open it as a picture instead.</source>
        <translation>“%1”被当作真值：它是与图片同大小的掩码。若要作为图片打开，请双击。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stayed closed, since one picture, one record and one model are open at a time: %1.</source>
        <translation>
            <numerusform>同一时间只打开一张图片、一个记录和一个模型，因此有 %n 个文件没有打开：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is not a model that can be used.</source>
        <translation>“%1”不是可用的模型。</translation>
    </message>
    <message>
        <source>“%1” is not a complete model: missing or unusable is %2.</source>
        <translation>“%1”不是完整的模型：缺少或不可用的是 %2。</translation>
    </message>
    <message>
        <source>There is no such file, or it may not be read.</source>
        <translation>没有这个文件，或没有读取权限。</translation>
    </message>
    <message>
        <source>It is a device or a pipe, not a file.</source>
        <translation>这是设备或管道，不是文件。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>文件夹是空的。</translation>
    </message>
    <message>
        <source>The folder holds neither a model (a model_index.json) nor pictures.</source>
        <translation>文件夹中既没有模型（model_index.json），也没有图片。</translation>
    </message>
    <message>
        <source>The folder holds several models: open one of them. They are %1.</source>
        <translation>文件夹中有多个模型：请打开其中一个。它们是 %1。</translation>
    </message>
    <message>
        <source>It is an adapter (such as LoRA), which is not a model of its own: merge it into its model with diffusers (fuse_lora, then save_pretrained) and open that folder.</source>
        <translation>这是适配器（如 LoRA），本身不是模型：请用 diffusers 把它合并到模型中（fuse_lora，然后 save_pretrained），再打开那个文件夹。</translation>
    </message>
    <message>
        <source>It holds weights of one part of a model. A whole model is a folder with a model_index.json: open that.</source>
        <translation>它只含模型一个部件的权重。完整的模型是带有 model_index.json 的文件夹：请打开它。</translation>
    </message>
    <message>
        <source>Files of this kind (.ckpt, .pt, .bin) can run programs and are never opened. Get the model as .safetensors, or save it with diffusers (safe_serialization=True).</source>
        <translation>这类文件（.ckpt、.pt、.bin）能运行程序，因此从不打开。请获取 .safetensors 格式的模型，或用 diffusers 保存（safe_serialization=True）。</translation>
    </message>
    <message>
        <source>Models of this kind (GGUF, ONNX) cannot show their attention. A folder in the layout of diffusers is needed.</source>
        <translation>这类模型（GGUF、ONNX）无法显示其注意力。需要 diffusers 格式的文件夹。</translation>
    </message>
    <message>
        <source>It is nothing that can be opened here: pictures (PNG, JPEG, WebP, BMP, TIFF), masks, records (.elbo), sessions (.elboscope) and folders of models can.</source>
        <translation>这不是可以在此打开的东西。可以打开的有：图片（PNG、JPEG、WebP、BMP、TIFF）、掩码、记录（.elbo）、会话（.elboscope）和模型文件夹。</translation>
    </message>
</context>
<context>
    <name>elboscope::LabelRows</name>
    <message>
        <source>Labels of the truth</source>
        <translation>真值的标签</translation>
    </message>
    <message>
        <source>Which class each number in the mask stands for. 0 is background, 255 does not count.</source>
        <translation>掩码中每个数字代表哪个类别。0 为背景，255 不计入。</translation>
    </message>
    <message>
        <source>As the mask says</source>
        <translation>按掩码所示</translation>
    </message>
    <message>
        <source>Forgets what was chosen here.</source>
        <translation>忘掉这里的选择。</translation>
    </message>
    <message>
        <source>Label %1: %2 % of the picture</source>
        <translation>标签 %1：占图片 %2 %</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>What label %1 (%2 % of the picture) stands for.</source>
        <translation>标签 %1（占图片 %2 %）代表什么。</translation>
    </message>
    <message>
        <source>Label %1 of the truth</source>
        <translation>真值的标签 %1</translation>
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
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>One pass of the network…</source>
        <translation>网络正在运行一遍…</translation>
    </message>
    <message>
        <source>This needs the picture.</source>
        <translation>这需要图片。</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>正在加载模型。</translation>
    </message>
    <message>
        <source>This needs a model.</source>
        <translation>这需要模型。</translation>
    </message>
    <message>
        <source>Waits for the end of the run.</source>
        <translation>等待运行结束。</translation>
    </message>
    <message>
        <source>Measured with another caption.</source>
        <translation>是用另一条描述测量的。</translation>
    </message>
    <message numerus="yes">
        <source>%n padding token(s) left out to save memory</source>
        <translation>
            <numerusform>为节省内存省去 %n 个填充词元</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured at timestep %1</source>
        <translation>在时间步 %1 测量</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Timestep</source>
        <translation>时间步</translation>
    </message>
    <message>
        <source>How much noise lies over the picture when the network looks at it: one of the timesteps at which attention is collected.</source>
        <translation>网络看图片时上面有多少噪声：收集注意力的时间步之一。</translation>
    </message>
    <message>
        <source>Runs the network once and keeps the attention of every layer to every token (mean over heads). The same noise as in a run, so these are the maps that class maps are averaged from.</source>
        <translation>让网络运行一遍，保留每一层对每个词元的注意力（各头平均）。噪声与运行时相同，所以类别图就是由这些图平均而来。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>One map</source>
        <translation>一张图</translation>
    </message>
    <message>
        <source>The chosen token in the chosen layer, large.</source>
        <translation>所选层中的所选词元，大图。</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>All layers of the chosen token.</source>
        <translation>所选词元的所有层。</translation>
    </message>
    <message>
        <source>All tokens</source>
        <translation>所有词元</translation>
    </message>
    <message>
        <source>All tokens of the chosen layer.</source>
        <translation>所选层的所有词元。</translation>
    </message>
    <message>
        <source>each map stretched</source>
        <translation>每张图拉伸</translation>
    </message>
    <message>
        <source>one range</source>
        <translation>同一范围</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>颜色范围</translation>
    </message>
    <message>
        <source>One range: the colours mean the same in every map shown, up to the largest value of a word (start tokens may go beyond it). Stretched: every map uses all colours.</source>
        <translation>同一范围：颜色在每张图中含义相同，直到词的最大值（开头词元可能超过）。拉伸：每张图都用全部颜色。</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>颜色条</translation>
    </message>
    <message>
        <source>What the colours mean: the probability with which a place looks at the token.</source>
        <translation>颜色的含义：某处看向该词元的概率。</translation>
    </message>
    <message>
        <source>Attention layers in the order in which the network runs them.</source>
        <translation>按网络运行顺序排列的注意力层。</translation>
    </message>
    <message>
        <source>Tokens as the text encoder sees them, start, end and padding included.</source>
        <translation>文本编码器所见的词元，包括开头、结尾和填充。</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerChart</name>
    <message>
        <source>Layer weights</source>
        <translation>层权重</translation>
    </message>
    <message>
        <source>After a run the layers stand here.</source>
        <translation>运行之后，各层显示在这里。</translation>
    </message>
    <message>
        <source>&lt;b&gt;Layer %1: %2 × %3&lt;/b&gt;, counts %4 %&lt;br&gt;%5</source>
        <translation>&lt;b&gt;第 %1 层：%2 × %3&lt;/b&gt;，占 %4 %&lt;br&gt;%5</translation>
    </message>
    <message>
        <source>Weights of the layers</source>
        <translation>层的权重</translation>
    </message>
    <message>
        <source>What each cross-attention layer counts in the maps, from the first to the last; the numbers below are the sizes of their maps. Where weights go by resolution, drag a bar.</source>
        <translation>每个交叉注意力层在图中所占的份量，从第一层到最后一层；下面的数字是其图的大小。按分辨率加权时可拖动柱条。</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerModel</name>
    <message numerus="yes">
        <source>%n head(s), averaged</source>
        <translation>
            <numerusform>%n 个头的平均</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n 个头</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::LayerRows</name>
    <message>
        <source>Self-attention</source>
        <translation>自注意力</translation>
    </message>
    <message>
        <source>Layer weights</source>
        <translation>层权重</translation>
    </message>
    <message>
        <source>Layer width %1</source>
        <translation>层宽度 %1</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>σ %1</source>
        <translation>σ %1</translation>
    </message>
    <message>
        <source>by resolution</source>
        <translation>按分辨率</translation>
    </message>
    <message>
        <source>The model&apos;s own table of weights, one a resolution (alignment.json in its folder).</source>
        <translation>模型自带的权重表，每种分辨率一个（其文件夹中的 alignment.json）。</translation>
    </message>
    <message>
        <source>This model brings no table of its own: the official Gaussian of width 3.</source>
        <translation>此模型没有自带权重表：使用官方宽度为 3 的高斯曲线。</translation>
    </message>
    <message>
        <source>The model&apos;s own table, where it brings one; else the official Gaussian of width 3.</source>
        <translation>若模型自带权重表则用它；否则用官方宽度为 3 的高斯曲线。</translation>
    </message>
    <message>
        <source>all (%1)</source>
        <translation>全部（%1）</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n pass(es)</source>
        <translation>
            <numerusform>%n 遍</numerusform>
        </translation>
    </message>
    <message>
        <source>This record holds no self-attention, so there is nothing to pass the maps through.</source>
        <translation>此记录不含自注意力，所以没有可让图通过的东西。</translation>
    </message>
    <message>
        <source>Self-attention tells which places of the picture belong together. Each pass spreads a map along it, which fills objects and smooths noise.</source>
        <translation>自注意力说明图片的哪些地方同属一体。每一遍都让图沿着它扩散，填满物体并抚平噪声。</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>层(&amp;L)</translation>
    </message>
    <message>
        <source>around the middle</source>
        <translation>围绕中间</translation>
    </message>
    <message>
        <source>A Gaussian over the layers, widest at the middle of the network; σ is its width.</source>
        <translation>各层上的高斯曲线，在网络中间最高；σ 是其宽度。</translation>
    </message>
    <message>
        <source>One weight for all layers of a size: drag the bars.</source>
        <translation>同样大小的所有层一个权重：拖动柱条。</translation>
    </message>
    <message>
        <source>What each cross-attention layer counts when they are averaged to one map.</source>
        <translation>各交叉注意力层平均成一张图时各占多少。</translation>
    </message>
    <message>
        <source>&amp;Width σ</source>
        <translation>宽度 σ(&amp;W)</translation>
    </message>
    <message>
        <source>How fast layers fade away from the middle of the network. Small: only the middle; large: all alike. The official code uses 3.</source>
        <translation>离开网络中间时各层衰减得有多快。小：只有中间；大：全部相同。官方代码用 3。</translation>
    </message>
    <message>
        <source>Se&amp;lf-attention</source>
        <translation>自注意力(&amp;L)</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Width σ</source>
        <translation>宽度 σ</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerSheet</name>
    <message>
        <source>Maps of layers and tokens</source>
        <translation>层与词元的图</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>Here every layer of the network shows where it looks for every token, before anything is averaged. Press Measure: one pass of the network at the chosen timestep.</source>
        <translation>在任何平均之前，网络的每一层在这里显示对每个词元看向哪里。按“测量”：在所选时间步让网络运行一遍。</translation>
    </message>
</context>
<context>
    <name>elboscope::LossCurves</name>
    <message>
        <source>Timestep %1</source>
        <translation>时间步 %1</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>各时间步的损失</translation>
    </message>
    <message>
        <source>The loss of each class at every timestep (little noise at the left, much at the right), compared with the mean of all classes at that timestep. A class that stays below the line is better explained throughout. Click a timestep to leave it out or take it in, drag to choose a range.</source>
        <translation>每个类别在每个时间步的损失（左边噪声少，右边多），与该时间步所有类别的平均相比。始终在线下的类别一直解释得更好。点击时间步可移出或加入，拖动可选择范围。</translation>
    </message>
    <message>
        <source>timestep</source>
        <translation>时间步</translation>
    </message>
</context>
<context>
    <name>elboscope::MainWindow</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>mIoU with this truth %1 → %2</source>
        <translation>与此真值的 mIoU %1 → %2</translation>
    </message>
    <message>
        <source>How well the masks agree with the true ones: mean intersection over union of all classes and the background in percent, raw and calibrated.</source>
        <translation>掩码与真值有多一致：所有类别与背景的平均交并比（百分数），原始和校准。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Pictures and records (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.elbo *.safetensors)</source>
        <translation>图片和记录 (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.elbo *.safetensors)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a mask of the truth</source>
        <translation>打开真值掩码</translation>
    </message>
    <message>
        <source>Masks (*.png)</source>
        <translation>掩码 (*.png)</translation>
    </message>
    <message>
        <source>Picture and caption</source>
        <translation>图片与描述</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Everything that went wrong, with details. Click to show or hide the list.</source>
        <translation>所有出错之处及细节。点击以显示或隐藏列表。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>最近(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation>示例(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&lt;b&gt;Model&lt;/b&gt;&lt;br&gt;The diffusion model whose attention is looked at. Any folder in the layout of the diffusers library will do.</source>
        <translation>&lt;b&gt;模型&lt;/b&gt;&lt;br&gt;被观察注意力的扩散模型。任何 diffusers 库格式的文件夹都可以。</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>No samples are installed</source>
        <translation>没有安装示例</translation>
    </message>
    <message>
        <source>A picture and its caption</source>
        <translation>一张图片及其描述</translation>
    </message>
    <message>
        <source>Elboscope asks a model that draws pictures from text where it sees each word. Click a word of the caption to make it a class.</source>
        <translation>Elboscope 问一个由文字作画的模型，它在哪里看到每个词。点击描述中的一个词，就把它变成类别。</translation>
    </message>
    <message>
        <source>Where the model looks</source>
        <translation>模型看向哪里</translation>
    </message>
    <message>
        <source>One row for each class. The raw map shows where the model looks for the word; the calibrated map is what is left of it when the model’s doubts are counted in. Hold Space to flip the two.</source>
        <translation>每个类别一行。原始图显示模型为该词看向哪里；校准图是把模型的怀疑算进去之后剩下的部分。按住空格可切换两者。</translation>
    </message>
    <message>
        <source>How sure the model is</source>
        <translation>模型有多大把握</translation>
    </message>
    <message>
        <source>A raw map looks strong even for a word that hardly fits. The bars compare how well “a photo of …” explains the picture for each class: a bar to the left is better than the mean, one to the right worse.</source>
        <translation>即使词几乎不相符，原始图看起来也很强。柱条比较“a photo of …”对每个类别解释图片的好坏：向左比平均好，向右比平均差。</translation>
    </message>
    <message>
        <source>One slider to begin with</source>
        <translation>先从一个滑块开始</translation>
    </message>
    <message>
        <source>Gamma says how much that doubt counts. Drag it: the maps follow at once, nothing is measured anew. Every change can be undone.</source>
        <translation>伽马说明这种怀疑的分量。拖动它：图立即随之变化，无需重新测量。每次更改都可以撤销。</translation>
    </message>
    <message>
        <source>In plain sentences</source>
        <translation>用平实的句子</translation>
    </message>
    <message>
        <source>What the maps mean is written here, with the numbers behind it. Every control explains itself under the mouse; Shift+F1 adds the formula and where the paper has it.</source>
        <translation>这里写出各图的含义及背后的数值。鼠标停在任何控件上都有说明；Shift+F1 还给出公式和论文出处。</translation>
    </message>
    <message>
        <source>Now your own</source>
        <translation>现在轮到您的图片</translation>
    </message>
    <message>
        <source>Open or drop a picture, or take another sample; choose a model; Run measures. Ctrl+K finds every command, and the menu Help has this tour again.</source>
        <translation>打开或拖入一张图片，或选另一个示例；选择模型；“运行”进行测量。Ctrl+K 可找到任何命令，“帮助”菜单中可再次观看此导览。</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>这意味着什么</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>网络的各层</translation>
    </message>
    <message>
        <source>S&amp;tored views</source>
        <translation>存下的视图(&amp;T)</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
    <message>
        <source>There are no maps yet: run first.</source>
        <translation>还没有图：请先运行。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Elboscope sessions (*%1)</source>
        <translation>Elboscope 会话 (*%1)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <translation>导出“%1”…</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>复制“%1”</translation>
    </message>
    <message>
        <source>Save your changes?</source>
        <translation>保存更改吗？</translation>
    </message>
    <message>
        <source>Save your changes to “%1”?</source>
        <translation>保存对“%1”的更改吗？</translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation>否则将会丢失。</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A run is going on already.</source>
        <translation>已经在运行。</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开图片。</translation>
    </message>
    <message>
        <source>Name a class first: click a word of the caption.</source>
        <translation>请先指定类别：点击描述中的词。</translation>
    </message>
    <message>
        <source>It is stopping already.</source>
        <translation>正在停止。</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>没有正在进行的运行。</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>还没有更改。</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>没有被撤销的更改。</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
</context>
<context>
    <name>elboscope::MapArea</name>
    <message>
        <source>Show %1</source>
        <translation>显示%1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>隐藏%1</translation>
    </message>
    <message>
        <source>Show the truth&apos;s outlines</source>
        <translation>显示真值轮廓</translation>
    </message>
    <message>
        <source>Hide the truth&apos;s outlines</source>
        <translation>隐藏真值轮廓</translation>
    </message>
    <message>
        <source>Wipe on</source>
        <translation>开启擦拭对比</translation>
    </message>
    <message>
        <source>Wipe off</source>
        <translation>关闭擦拭对比</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Stretch each class</source>
        <translation>拉伸每个类别</translation>
    </message>
    <message>
        <source>Lock the range</source>
        <translation>锁定范围</translation>
    </message>
    <message>
        <source>Opacity of the maps</source>
        <translation>图的不透明度</translation>
    </message>
    <message>
        <source>each class stretched</source>
        <translation>各类别拉伸</translation>
    </message>
    <message>
        <source>0 to 1, locked</source>
        <translation>0 到 1，锁定</translation>
    </message>
    <message>
        <source>Point at a map to see its values.</source>
        <translation>指向图即可看到数值。</translation>
    </message>
    <message>
        <source>%1 at (%2, %3)</source>
        <translation>(%2, %3) 处 %1</translation>
    </message>
    <message>
        <source>likelihood %1</source>
        <translation>似然 %1</translation>
    </message>
    <message>
        <source>Store view %1</source>
        <translation>存为视图 %1</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>视图 %1</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>这里是什么？</translation>
    </message>
    <message>
        <source>What is here? Click a spot on a map or draw round a region, and see the words ranked by how strongly their maps point there. With Shift held this works at any time; Esc forgets the region.</source>
        <translation>这里是什么？点击图上一处或圈出一个区域，即按各词的图指向那里的强度排序。按住 Shift 随时可用；Esc 忘掉该区域。</translation>
    </message>
    <message>
        <source>Outlines of the truth</source>
        <translation>真值轮廓</translation>
    </message>
    <message>
        <source>Draws the outline of what each class really covers over its maps.</source>
        <translation>在图上画出每个类别真正覆盖范围的轮廓。</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>擦拭对比</translation>
    </message>
    <message>
        <source>Wipe: calibrated maps show the raw map to the left of a line that you drag (or move with [ and ]).</source>
        <translation>擦拭对比：在校准图上，可拖动（或用 [ 和 ] 移动）的线左侧显示原始图。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Shows the whole picture again (0, or a double click on a map). The wheel zooms, dragging moves; all maps follow.</source>
        <translation>重新显示整张图片（0，或双击图）。滚轮缩放，拖动移动；所有图随之变化。</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>颜色范围</translation>
    </message>
    <message>
        <source>Locked: the colours mean the same in every map, so maps can be compared. Stretched: every class uses all colours, which shows weak maps but hides how weak they are.</source>
        <translation>锁定：颜色在每张图中含义相同，因此可以比较。拉伸：每个类别用全部颜色，弱图也能看见，但看不出有多弱。</translation>
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
        <translation>灰度</translation>
    </message>
    <message>
        <source>Colours of the maps. Viridis, magma and cividis rise evenly in lightness and can be read with any colour vision.</source>
        <translation>图的颜色。Viridis、Magma 和 Cividis 的亮度均匀上升，任何色觉都能读懂。</translation>
    </message>
    <message>
        <source>over the photo</source>
        <translation>叠加照片</translation>
    </message>
    <message>
        <source>How strongly the maps cover the photograph, which is shown in grey so that colours belong to the maps alone.</source>
        <translation>图遮盖照片的程度；照片以灰度显示，使颜色只属于图。</translation>
    </message>
    <message>
        <source>No view is stored under this number yet.</source>
        <translation>此编号下还没有存视图。</translation>
    </message>
</context>
<context>
    <name>elboscope::MapGrid</name>
    <message>
        <source>Maps</source>
        <translation>图</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>likelihood</source>
        <translation>似然</translation>
    </message>
    <message>
        <source>Raw: where the model looks for this class, before calibration. The attention of its words, averaged over layers, timesteps and heads.</source>
        <translation>原始：校准之前模型对该类别看向哪里。其词语的注意力在层、时间步和头上的平均。</translation>
    </message>
    <message>
        <source>Calibrated: the raw map raised to 1/S of its class. Classes the model is less sure of get less sharpening.</source>
        <translation>校准：原始图的 1/S 次幂。模型越没把握的类别锐化越少。</translation>
    </message>
    <message>
        <source>Difference: calibrated minus raw. Blue: less, red: more than before.</source>
        <translation>差值：校准减原始。蓝：比之前少，红：比之前多。</translation>
    </message>
    <message>
        <source>Mask: the pixels where this class is stronger than all others and above the threshold.</source>
        <translation>掩码：该类别强于所有其他类别且高于阈值的像素。</translation>
    </message>
    <message>
        <source>Likelihood: where the class explains the picture better than no text at all.</source>
        <translation>似然：该类别比完全没有文字更能解释图片的地方。</translation>
    </message>
    <message>
        <source>raw | calibrated</source>
        <translation>原始 | 校准</translation>
    </message>
    <message>
        <source>S %1</source>
        <translation>S %1</translation>
    </message>
    <message>
        <source>ELBO follows</source>
        <translation>ELBO 随后到来</translation>
    </message>
    <message>
        <source>IoU %1 → %2</source>
        <translation>IoU %1 → %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>after Run</source>
        <translation>运行之后</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>把图片拖到这里</translation>
    </message>
    <message>
        <source>or open one, paste one, or take a sample from the menu.</source>
        <translation>或打开、粘贴一张，或从菜单中选一个示例。</translation>
    </message>
    <message>
        <source>No maps chosen</source>
        <translation>没有选择图</translation>
    </message>
    <message>
        <source>Choose raw, calibrated, difference or mask above.</source>
        <translation>请在上方选择原始、校准、差值或掩码。</translation>
    </message>
    <message>
        <source>What should be found?</source>
        <translation>要找什么？</translation>
    </message>
    <message>
        <source>Click words of the caption on the left to make them classes, then press Run.</source>
        <translation>点击左侧描述中的词使其成为类别，然后按“运行”。</translation>
    </message>
    <message>
        <source>Move the wipe</source>
        <translation>移动擦拭线</translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n 个类别</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::MeaningPanel</name>
    <message>
        <source>What this means</source>
        <translation>这意味着什么</translation>
    </message>
</context>
<context>
    <name>elboscope::MeasurementRows</name>
    <message>
        <source>Timesteps of the ELBO</source>
        <translation>ELBO 的时间步</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>图的时间步</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>图片的大小</translation>
    </message>
    <message>
        <source>Text columns</source>
        <translation>文本列</translation>
    </message>
    <message>
        <source>Other noise</source>
        <translation>另一种噪声</translation>
    </message>
    <message>
        <source>Reset the measurement</source>
        <translation>重置测量</translation>
    </message>
    <message>
        <source>Seed of the noise</source>
        <translation>噪声的种子</translation>
    </message>
    <message numerus="yes">
        <source>A run takes at most %n pass(es) through the network.</source>
        <translation>
            <numerusform>一次运行最多让网络运行 %n 遍。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A run takes %n pass(es) through the network.</source>
        <translation>
            <numerusform>一次运行让网络运行 %n 遍。</numerusform>
        </translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>What a run measures. Changes here count after the next run.</source>
        <translation>一次运行测量什么。这里的更改在下次运行后生效。</translation>
    </message>
    <message>
        <source>needs a new run</source>
        <translation>需重新运行</translation>
    </message>
    <message>
        <source>What is shown was measured with other settings: Run measures with these.</source>
        <translation>所示内容是用其他设置测量的：“运行”会用这些设置测量。</translation>
    </message>
    <message>
        <source>&amp;ELBO at</source>
        <translation>ELBO 取于(&amp;E)</translation>
    </message>
    <message>
        <source>How much noise is mixed in, from 0 (none) to 999 (nothing else): take a ready list or write one, such as 1:999:50 (from, to, step), 1, 51, 101 or middle:20.</source>
        <translation>混入多少噪声，从 0（没有）到 999（全是噪声）：选一个现成的列表，或写一个，例如 1:999:50（起、止、步长）、1, 51, 101 或 middle:20。</translation>
    </message>
    <message>
        <source>Ma&amp;ps at</source>
        <translation>图取于(&amp;P)</translation>
    </message>
    <message>
        <source>Timesteps at which the attention is looked at; the maps are its mean.</source>
        <translation>观察注意力的时间步；图是它们的平均。</translation>
    </message>
    <message>
        <source>P&amp;icture</source>
        <translation>图片(&amp;I)</translation>
    </message>
    <message>
        <source>keeps its shape</source>
        <translation>保持形状</translation>
    </message>
    <message>
        <source>squeezed to a square</source>
        <translation>压成正方形</translation>
    </message>
    <message>
        <source>The size the network works at: about as many pixels as it was trained for, in the picture’s shape, or the square that the official code uses.</source>
        <translation>网络工作的大小：以图片的形状取与训练时相近的像素数，或官方代码所用的正方形。</translation>
    </message>
    <message>
        <source>Te&amp;xt columns</source>
        <translation>文本列(&amp;X)</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>CLIP and T5</source>
        <translation>CLIP 和 T5</translation>
    </message>
    <message>
        <source>Whose words the maps are read at, in models with two kinds of text encoders. Automatic takes CLIP, as the official code does.</source>
        <translation>在有两种文本编码器的模型中，在谁的词处读取图。自动取 CLIP，与官方代码相同。</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>The noise is drawn from this number: the same number gives the same result.</source>
        <translation>噪声由此数产生：同一个数得到同样的结果。</translation>
    </message>
    <message>
        <source>Takes other noise: how much do the results depend on it?</source>
        <translation>换一种噪声：结果有多依赖于它？</translation>
    </message>
    <message>
        <source>Likelihood maps</source>
        <translation>似然图</translation>
    </message>
    <message>
        <source>Also measures the empty caption, so that it can be shown where a class’s words help.</source>
        <translation>同时测量空描述，以便显示一个类别的词在哪里有帮助。</translation>
    </message>
    <message>
        <source>Errors of the whole caption</source>
        <translation>整条描述的误差</translation>
    </message>
    <message>
        <source>Also measures the caption as a whole: with it the ELBO’s noise can be reduced (control variate).</source>
        <translation>同时测量整条描述：借此可减少 ELBO 的噪声（控制变量）。</translation>
    </message>
    <message>
        <source>Stop early where the order is clear</source>
        <translation>顺序明确时提前结束</translation>
    </message>
    <message>
        <source>Stops measuring classes whose place in the order is settled by three standard errors. Faster with many classes; the record says which losses are estimates.</source>
        <translation>名次已由三个标准误确定的类别不再测量。类别多时更快；记录会注明哪些损失是估计值。</translation>
    </message>
    <message>
        <source>A caption of its own for each class</source>
        <translation>每个类别用自己的描述</translation>
    </message>
    <message>
        <source>Looks for each class with “a photo of …” alone, so that classes do not compete in one caption; classes need not stand in the caption then.</source>
        <translation>单独用“a photo of …”寻找每个类别，使其不在同一描述中竞争；类别也就不必出现在描述里。</translation>
    </message>
    <message>
        <source>Maps of every token</source>
        <translation>每个词元的图</translation>
    </message>
    <message>
        <source>Keeps the maps of all tokens of the caption, not only of the classes. Takes more memory.</source>
        <translation>保留描述中所有词元的图，而不只是类别的。占用更多内存。</translation>
    </message>
    <message>
        <source>Exactly as the official code</source>
        <translation>与官方代码完全一致</translation>
    </message>
    <message>
        <source>Square picture, and token positions found as the authors’ code finds them, mistakes included: for comparing numbers with theirs.</source>
        <translation>正方形图片，词元位置按作者代码的找法，包括其错误：用于与其数值比较。</translation>
    </message>
    <message>
        <source>Timesteps at which the loss of every class is measured; their sum is what the calibration compares.</source>
        <translation>测量每个类别损失的时间步；校准比较的是它们之和。</translation>
    </message>
    <message>
        <source>Sets everything in this section to what it was at the start.</source>
        <translation>把此部分的一切恢复为开始时的样子。</translation>
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
        <translation>锐化</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n 项已更改</numerusform>
        </translation>
    </message>
    <message>
        <source>This record holds no weights of its timesteps.</source>
        <translation>此记录不含其时间步的权重。</translation>
    </message>
    <message>
        <source>Weights each timestep&apos;s loss by 1/ω(t) (equation 6). The official code adds them up unweighted.</source>
        <translation>用 1/ω(t) 给每个时间步的损失加权（公式 6）。官方代码不加权直接相加。</translation>
    </message>
    <message>
        <source>The last run did not measure the whole caption, which this compares with.</source>
        <translation>上次运行没有测量用于比较的整条描述。</translation>
    </message>
    <message>
        <source>Uses how far each class&apos;s prediction lies from that of the whole caption instead of its loss: the same noise is in both, so less of it remains.</source>
        <translation>不用损失，而用每个类别的预测与整条描述的预测相差多少：两者含有相同的噪声，所以剩下的噪声更少。</translation>
    </message>
    <message>
        <source>The last run did not measure the empty caption, which likelihood maps need.</source>
        <translation>上次运行没有测量似然图所需的空描述。</translation>
    </message>
    <message>
        <source>One exponent a class, from its ELBO (the method).</source>
        <translation>每个类别一个指数，取自其 ELBO（本方法）。</translation>
    </message>
    <message>
        <source>An exponent of its own for every pixel, from how likely the class is there.</source>
        <translation>每个像素各有指数，取决于类别在该处的似然。</translation>
    </message>
    <message>
        <source>The map times the root of how likely the class is at a pixel; γ plays no part.</source>
        <translation>图乘以该类别在像素处似然的平方根；γ 不起作用。</translation>
    </message>
    <message>
        <source>How the ELBO sharpens a map. The last two go beyond the paper.</source>
        <translation>ELBO 如何锐化图。后两种超出论文。</translation>
    </message>
    <message>
        <source>&amp;Exponents</source>
        <translation>指数(&amp;E)</translation>
    </message>
    <message>
        <source>from the ELBO</source>
        <translation>取自 ELBO</translation>
    </message>
    <message>
        <source>the same for all</source>
        <translation>全部相同</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>颠倒</translation>
    </message>
    <message>
        <source>Shar&amp;pening</source>
        <translation>锐化(&amp;P)</translation>
    </message>
    <message>
        <source>per class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>per pixel</source>
        <translation>按像素</translation>
    </message>
    <message>
        <source>times likelihood</source>
        <translation>乘以似然</translation>
    </message>
    <message>
        <source>Softma&amp;x</source>
        <translation>Softmax(&amp;X)</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>per layer</source>
        <translation>每层</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>最后</translation>
    </message>
    <message>
        <source>Lets classes compete for every place: within each layer, or once at the end (the paper&apos;s last line).</source>
        <translation>让各类别争夺每一处：在每一层之内，或在最后一次（论文的最后一行）。</translation>
    </message>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>少信不确定的 ELBO</translation>
    </message>
    <message>
        <source>Where the losses differ by less than two standard errors, their order is mostly noise; this draws the exponents toward 1 then.</source>
        <translation>损失相差不到两个标准误时，顺序多半是噪声；此时把指数拉向 1。</translation>
    </message>
    <message>
        <source>Weight timesteps as in the paper</source>
        <translation>按论文给时间步加权</translation>
    </message>
    <message>
        <source>Compare with the whole caption</source>
        <translation>与整条描述比较</translation>
    </message>
    <message>
        <source>Sharpen at the picture&apos;s size</source>
        <translation>在图片大小上锐化</translation>
    </message>
    <message>
        <source>Where each class&apos;s exponent comes from: its ELBO (the method), the same 1/γ for every class, or the order turned around. The last two are controls (the paper has the first of them): they should do worse.</source>
        <translation>每个类别的指数从何而来：取自其 ELBO（本方法）、每个类别同一个 1/γ，或颠倒顺序。后两者是对照（论文中有前一个），结果应当更差。</translation>
    </message>
    <message>
        <source>Enlarges the maps before the exponent is applied: edges get steeper. The paper and the official code sharpen the small maps.</source>
        <translation>先放大图再应用指数：边缘更陡。论文和官方代码锐化的是小图。</translation>
    </message>
</context>
<context>
    <name>elboscope::MissingClassCard</name>
    <message>
        <source>Append to the caption</source>
        <translation>追加到描述</translation>
    </message>
    <message>
        <source>“%1” does not stand in the caption.</source>
        <translation>“%1”不在描述中。</translation>
    </message>
    <message numerus="yes">
        <source>Neither do %n other class(es).</source>
        <translation>
            <numerusform>另外 %n 个类别也不在。</numerusform>
        </translation>
    </message>
    <message>
        <source>The model would read it as: %1</source>
        <translation>模型会读作：%1</translation>
    </message>
    <message>
        <source>Append “%1” to the caption</source>
        <translation>把“%1”追加到描述</translation>
    </message>
    <message>
        <source>Adds the word to the caption, so that the model can look for it.</source>
        <translation>把该词加入描述，使模型能够寻找它。</translation>
    </message>
    <message>
        <source>Use “%1” from the caption</source>
        <translation>使用描述中的“%1”</translation>
    </message>
    <message>
        <source>Renames the class to a word that stands in the caption.</source>
        <translation>把类别改名为描述中的一个词。</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>重命名类别</translation>
    </message>
    <message>
        <source>Append all of them</source>
        <translation>全部追加</translation>
    </message>
    <message>
        <source>Adds every class that is missing to the caption.</source>
        <translation>把所有缺少的类别加入描述。</translation>
    </message>
    <message>
        <source>Remove “%1” from the classes</source>
        <translation>从类别中删除“%1”</translation>
    </message>
    <message>
        <source>Does not look for it.</source>
        <translation>不寻找它。</translation>
    </message>
    <message>
        <source>“%1” stands beyond the %2 tokens that the model reads. Shorten the caption.</source>
        <translation>“%1”超出了模型读取的 %2 个词元。请缩短描述。</translation>
    </message>
    <message>
        <source>Use a caption of the classes alone</source>
        <translation>使用只有类别的描述</translation>
    </message>
    <message>
        <source>Replaces the caption by “%1”.</source>
        <translation>用“%1”替换描述。</translation>
    </message>
    <message>
        <source>Shorten the caption</source>
        <translation>缩短描述</translation>
    </message>
    <message>
        <source>This model has no text columns of the chosen kind, so no map could be read.</source>
        <translation>此模型没有所选种类的文本列，因此无法读取图。</translation>
    </message>
    <message>
        <source>Set “Text columns” to automatic</source>
        <translation>把“文本列”设为自动</translation>
    </message>
    <message>
        <source>Takes the columns that the model has.</source>
        <translation>使用模型所有的列。</translation>
    </message>
    <message>
        <source>Text columns</source>
        <translation>文本列</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelDialog</name>
    <message>
        <source>Stickers (comes with it)</source>
        <translation>贴纸（自带）</translation>
    </message>
    <message>
        <source>Choose a model folder (the one with model_index.json)</source>
        <translation>选择模型文件夹（含 model_index.json 的那个）</translation>
    </message>
    <message>
        <source>Choose a model in one file</source>
        <translation>选择单文件模型</translation>
    </message>
    <message>
        <source>Models in one file (*.safetensors)</source>
        <translation>单文件模型 (*.safetensors)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>没有选择模型</translation>
    </message>
    <message>
        <source>Reading what is there…</source>
        <translation>正在读取内容…</translation>
    </message>
    <message>
        <source>Choose a model on the left, or a folder.</source>
        <translation>请在左侧选择模型，或选择文件夹。</translation>
    </message>
    <message>
        <source>Everything that is needed is there.</source>
        <translation>所需的都有了。</translation>
    </message>
    <message>
        <source>This is not a model that can be used. “Get models” shows what a folder must hold.</source>
        <translation>这不是可用的模型。“获取模型”说明文件夹中必须有什么。</translation>
    </message>
    <message>
        <source>This model cannot be loaded until the following is mended:</source>
        <translation>在解决以下问题之前无法加载此模型：</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>What is there and what is needed</source>
        <translation>有什么、需要什么</translation>
    </message>
    <message>
        <source>There is no estimate for this choice.</source>
        <translation>对此选择没有估计。</translation>
    </message>
    <message>
        <source>A run takes about %1 at its worst moment; %2 are free.</source>
        <translation>一次运行最多约占 %1；空闲 %2。</translation>
    </message>
    <message>
        <source>A run takes about %1 at its worst moment.</source>
        <translation>一次运行最多约占 %1。</translation>
    </message>
    <message>
        <source>In %1, %2; for a picture of %3 × %4.</source>
        <translation>在 %1，%2；针对 %3 × %4 的图片。</translation>
    </message>
    <message>
        <source>That is more than there is: the computer will be very slow, or the program will be ended. Try bfloat16 under Numbers, or a smaller model.</source>
        <translation>这超过了可用内存：电脑会变得很慢，或程序会被终止。请在“数值”中试试 bfloat16，或用更小的模型。</translation>
    </message>
    <message>
        <source>Until it is loaded, the model in use stays in memory, too.</source>
        <translation>加载完成之前，正在使用的模型也留在内存中。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>A run is going on; models can be changed when it has ended.</source>
        <translation>正在运行；结束后可以更换模型。</translation>
    </message>
    <message>
        <source>It was refused; the list of problems says why. The model in use stays.</source>
        <translation>被拒绝了，原因见问题列表。正在使用的模型保持不变。</translation>
    </message>
    <message>
        <source>It was refused; the list of problems says why.</source>
        <translation>被拒绝了，原因见问题列表。</translation>
    </message>
    <message>
        <source>Cancelled. The model in use stays.</source>
        <translation>已取消。正在使用的模型保持不变。</translation>
    </message>
    <message>
        <source>In use: %1, %2</source>
        <translation>使用中：%1，%2</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>没有加载模型。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>选择文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>The folder with model_index.json, in the layout of the diffusers library.</source>
        <translation>diffusers 库格式、含 model_index.json 的文件夹。</translation>
    </message>
    <message>
        <source>Choose a f&amp;ile…</source>
        <translation>选择文件(&amp;I)…</translation>
    </message>
    <message>
        <source>A checkpoint of Stable Diffusion 1, 2 or XL in one .safetensors file.</source>
        <translation>单个 .safetensors 文件中的 Stable Diffusion 1、2 或 XL 检查点。</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>此模型</translation>
    </message>
    <message>
        <source>Get models</source>
        <translation>获取模型</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
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
        <translation>在哪里计算。若本程序和这台电脑有 GPU，自动会使用它。</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>数值(&amp;N)</translation>
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
        <translation>float16（仅 GPU）</translation>
    </message>
    <message>
        <source>float32 is exact; bfloat16 takes half the memory and is less exact, and slow on processors that do not know it.</source>
        <translation>float32 是精确的；bfloat16 内存减半、精度较低，在不支持的处理器上较慢。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>取消加载</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>加载</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelGuide</name>
    <message>
        <source>The sticker model comes with this program. Others are ordinary downloads; nothing is fetched by itself, and nothing you open leaves this computer.</source>
        <translation>贴纸模型随程序提供。其他模型是普通的下载；不会自动获取任何东西，您打开的内容也不会离开这台电脑。</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>needs an account there and agreement to its terms. Sizes are of weights in 16 bits.</source>
        <translation>需要那里的账户并同意其条款。大小是 16 位权重的大小。</translation>
    </message>
    <message>
        <source>How to download</source>
        <translation>如何下载</translation>
    </message>
    <message>
        <source>With the program %1:</source>
        <translation>用程序 %1：</translation>
    </message>
    <message>
        <source>or with diffusers in Python: load the pipeline and call save_pretrained(&quot;my-model&quot;). Then choose the folder here, or drop it on the window.</source>
        <translation>或用 Python 中的 diffusers：加载管线并调用 save_pretrained(&quot;my-model&quot;)。然后在这里选择该文件夹，或把它拖到窗口上。</translation>
    </message>
    <message>
        <source>What the folder must hold</source>
        <translation>文件夹中必须有什么</translation>
    </message>
    <message>
        <source>Weights split into several files with an index are fine, and so are files called fp16. Stable Diffusion 1, 2 and XL may also be one .safetensors file with the tokenizer’s folder beside it. Files that can run programs (.ckpt, .bin) are never opened.</source>
        <translation>带索引的多文件权重可以，名为 fp16 的文件也可以。Stable Diffusion 1、2 和 XL 也可以是单个 .safetensors 文件，旁边放上分词器的文件夹。能运行程序的文件（.ckpt、.bin）从不打开。</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelMenu</name>
    <message>
        <source>Stickers (comes with this program)</source>
        <translation>贴纸（随程序提供）</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
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
        <translation>数值</translation>
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
        <translation>float16（仅 GPU）</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelPartList</name>
    <message>
        <source>found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>省略</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>unusable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>not there; the model works without</source>
        <translation>没有；模型不需要它也能工作</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>Needed in the folder %1: %2</source>
        <translation>文件夹 %1 中需要：%2</translation>
    </message>
    <message>
        <source>The folder holds: %1</source>
        <translation>文件夹中有：%1</translation>
    </message>
</context>
<context>
    <name>elboscope::PhraseSuggestions</name>
    <message>
        <source>Makes “%1” a class.</source>
        <translation>把“%1”变成类别。</translation>
    </message>
    <message>
        <source>Add the class “%1”</source>
        <translation>添加类别“%1”</translation>
    </message>
    <message>
        <source>Add suggested classes</source>
        <translation>添加建议的类别</translation>
    </message>
    <message>
        <source>Suggested classes</source>
        <translation>建议的类别</translation>
    </message>
    <message>
        <source>Things that the caption names.</source>
        <translation>描述中提到的东西。</translation>
    </message>
    <message>
        <source>Add all</source>
        <translation>全部添加</translation>
    </message>
    <message>
        <source>Makes every suggested phrase a class.</source>
        <translation>把所有建议的短语变成类别。</translation>
    </message>
</context>
<context>
    <name>elboscope::PictureView</name>
    <message>
        <source>This record came without its picture. Drop it here.</source>
        <translation>此记录没有附带图片。请把它拖到这里。</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>把图片拖到这里</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>%1, %2 × %3 pixels. Click to open another one, or drop one here.</source>
        <translation>%1，%2 × %3 像素。点击可打开另一张，或拖到这里。</translation>
    </message>
    <message>
        <source>The picture whose classes are to be found: click to open one, drop one here, or paste with Ctrl+V.</source>
        <translation>要在其中寻找类别的图片：点击打开，拖到这里，或用 Ctrl+V 粘贴。</translation>
    </message>
</context>
<context>
    <name>elboscope::PresentationView</name>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
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
        <translation>还没有可演示的内容：请先打开图片并指定类别。</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>mIoU %1 → %2</source>
        <translation>mIoU %1 → %2</translation>
    </message>
    <message>
        <source>← → class</source>
        <translation>← → 类别</translation>
    </message>
    <message>
        <source>Space raw or calibrated</source>
        <translation>空格 原始或校准</translation>
    </message>
    <message>
        <source>M kind of map</source>
        <translation>M 图的种类</translation>
    </message>
    <message>
        <source>A one class</source>
        <translation>A 一个类别</translation>
    </message>
    <message>
        <source>A all classes</source>
        <translation>A 所有类别</translation>
    </message>
    <message>
        <source>H hides this line</source>
        <translation>H 隐藏此行</translation>
    </message>
    <message>
        <source>Esc leaves</source>
        <translation>Esc 离开</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>All classes, %1</source>
        <translation>所有类别，%1</translation>
    </message>
    <message>
        <source>No class yet</source>
        <translation>还没有类别</translation>
    </message>
</context>
<context>
    <name>elboscope::PresetRow</name>
    <message>
        <source>Settings “%1”</source>
        <translation>设置“%1”</translation>
    </message>
    <message>
        <source>This model&apos;s folder brings no layer weights of its own (no alignment.json), so the official settings are the ones for it.</source>
        <translation>此模型的文件夹没有自带层权重（没有 alignment.json），所以官方设置就是它的设置。</translation>
    </message>
    <message>
        <source>Settings of</source>
        <translation>设置来自</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Everything as in the authors&apos; published code: γ = 1/3, a Gaussian of width 3 over the layers, losses added up unweighted, no softmax.</source>
        <translation>一切与作者公开的代码相同：γ = 1/3，各层上宽度为 3 的高斯曲线，损失不加权相加，无 softmax。</translation>
    </message>
    <message>
        <source>What is recommended for this model: what its folder&apos;s alignment.json says of layer weights and threshold, everything else as the official code does.</source>
        <translation>此模型的推荐设置：层权重和阈值依其文件夹中的 alignment.json，其余与官方代码相同。</translation>
    </message>
    <message>
        <source>Everything as the paper&apos;s text says: losses weighted by 1/ω(t) (equation 6), the plain mean of all layers, a softmax over the classes at the end (Algorithm 1). The threshold is lowered, for a softmax leaves every class near one over their number.</source>
        <translation>一切按论文所述：损失用 1/ω(t) 加权（公式 6），所有层的简单平均，最后在类别上做 softmax（算法 1）。阈值已降低，因为 softmax 使每个类别都接近“1 ÷ 类别数”。</translation>
    </message>
</context>
<context>
    <name>elboscope::ProblemView</name>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Technical detail</source>
        <translation>技术细节</translation>
    </message>
    <message>
        <source>Choose a problem to see its technical detail.</source>
        <translation>选择一个问题以查看其技术细节。</translation>
    </message>
    <message>
        <source>Show the cause</source>
        <translation>显示原因</translation>
    </message>
    <message>
        <source>Goes to the field or dialog where this problem can be solved.</source>
        <translation>转到可以解决此问题的输入框或对话框。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies sentence and detail, for a mail or a bug report.</source>
        <translation>复制句子和细节，用于邮件或错误报告。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empties this list.</source>
        <translation>清空此列表。</translation>
    </message>
    <message>
        <source>What went wrong, newest first. The buttons at the right are about the chosen entry.</source>
        <translation>出错之处，最新的在前。右侧的按钮针对所选条目。</translation>
    </message>
    <message>
        <source>What the program knows about the chosen problem.</source>
        <translation>程序对所选问题所知的内容。</translation>
    </message>
</context>
<context>
    <name>elboscope::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stopping after this step</source>
        <translation>在此步骤之后停止</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Done in %1. Settings on the right act at once.</source>
        <translation>用时 %1 完成。右侧的设置立即生效。</translation>
    </message>
    <message>
        <source>Stopped after %1. What was finished is kept.</source>
        <translation>%1 后停止。已完成的部分已保留。</translation>
    </message>
</context>
<context>
    <name>elboscope::RecoveryOffer</name>
    <message>
        <source>Elboscope was not closed properly. Your work of %1 can be restored.</source>
        <translation>Elboscope 没有正常关闭。可以恢复您在 %1 的工作。</translation>
    </message>
    <message>
        <source>Elboscope was not closed properly. Your work on “%1” of %2 can be restored.</source>
        <translation>Elboscope 没有正常关闭。可以恢复您对“%1”在 %2 的工作。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Brings back picture, caption, settings and results as they were saved last.</source>
        <translation>取回最后保存的图片、描述、设置和结果。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Deletes what was saved automatically. This cannot be undone.</source>
        <translation>删除自动保存的内容。无法撤销。</translation>
    </message>
</context>
<context>
    <name>elboscope::RegionModel</name>
    <message>
        <source>Tokens, mean of all layers</source>
        <translation>词元，所有层的平均</translation>
    </message>
    <message>
        <source>Classes, raw → calibrated</source>
        <translation>类别，原始 → 校准</translation>
    </message>
    <message>
        <source>%1: %2 in the region, %3 in the whole picture</source>
        <translation>%1：区域内 %2，整张图片 %3</translation>
    </message>
    <message>
        <source>%1: raw %2, calibrated %3</source>
        <translation>%1：原始 %2，校准 %3</translation>
    </message>
    <message>
        <source>Mean attention to this token inside the region, over all layers at timestep %1: %2. In the whole picture it is %3.</source>
        <translation>在时间步 %1，区域内所有层对该词元的平均注意力：%2。整张图片中为 %3。</translation>
    </message>
    <message>
        <source>Mean of this class&apos;s map inside the region: raw %1, calibrated %2.</source>
        <translation>该类别的图在区域内的平均：原始 %1，校准 %2。</translation>
    </message>
</context>
<context>
    <name>elboscope::RegionPanel</name>
    <message>
        <source>Click a spot on a map or draw round a region: the words are ranked by how strongly their maps point there.</source>
        <translation>点击图上一处或圈出一个区域：各词按其图指向那里的强度排序。</translation>
    </message>
    <message>
        <source>There are no maps yet. Press Run.</source>
        <translation>还没有图。请按“运行”。</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>这里是什么？</translation>
    </message>
    <message>
        <source>Words ranked for the region</source>
        <translation>按区域排序的词</translation>
    </message>
    <message>
        <source>The words whose maps point here most. The thin mark is the value before calibration.</source>
        <translation>其图最指向这里的词。细线是校准前的值。</translation>
    </message>
    <message>
        <source>Forget the region</source>
        <translation>忘掉区域</translation>
    </message>
    <message>
        <source>Forget the region (Esc)</source>
        <translation>忘掉区域 (Esc)</translation>
    </message>
    <message>
        <source>Rank all tokens…</source>
        <translation>给所有词元排序…</translation>
    </message>
    <message>
        <source>Measures the maps of all tokens in one pass of the network, and ranks the tokens, too.</source>
        <translation>让网络运行一遍，测量所有词元的图，并对词元也排序。</translation>
    </message>
</context>
<context>
    <name>elboscope::SampleGallery</name>
    <message>
        <source>already measured</source>
        <translation>已测量</translation>
    </message>
    <message>
        <source>“%1”: %2.</source>
        <translation>“%1”：%2。</translation>
    </message>
    <message>
        <source>No samples are installed.</source>
        <translation>没有安装示例。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Small drawings whose truth is known exactly, made like those the shipped model has learned from. Point at one to see what is really where.</source>
        <translation>真值完全已知的小图，与自带模型学习所用的同样制作。指向一张即可看到各处真实内容。</translation>
    </message>
    <message>
        <source>Arrows choose, Return opens, T shows the truth.</source>
        <translation>方向键选择，回车打开，T 显示真值。</translation>
    </message>
    <message>
        <source>Show the &amp;truth everywhere</source>
        <translation>处处显示真值(&amp;T)</translation>
    </message>
    <message>
        <source>Show the truth everywhere</source>
        <translation>处处显示真值</translation>
    </message>
    <message>
        <source>Colours every sample by what is really where (T).</source>
        <translation>按各处真实内容给每个示例着色 (T)。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Opens the chosen sample with its caption, classes and truth.</source>
        <translation>打开所选示例及其描述、类别和真值。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Closes this list; nothing changes.</source>
        <translation>关闭此列表；什么也不改变。</translation>
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
        <translation>&lt;b&gt;%1&lt;/b&gt; 既不在真值中，也不在掩码中。</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;: raw %2 %, calibrated %3 %</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;：原始 %2 %，校准 %3 %</translation>
    </message>
    <message>
        <source>IoU of the classes</source>
        <translation>各类别的 IoU</translation>
    </message>
    <message>
        <source>Intersection over union: pixels that mask and truth share, of all that either has. The ring is the raw maps, the disc the calibrated ones.</source>
        <translation>交并比：掩码与真值共有的像素，占两者任一所有像素的比例。圆环为原始图，圆点为校准图。</translation>
    </message>
</context>
<context>
    <name>elboscope::SessionKeeper</name>
    <message>
        <source>“%1” could not be opened.</source>
        <translation>无法打开“%1”。</translation>
    </message>
    <message>
        <source>This was saved by a newer version of the program. What this version does not know was left out: %1.</source>
        <translation>这是由更新版本的程序保存的。此版本不认识的内容已略去：%1。</translation>
    </message>
    <message>
        <source>This was measured with the model “%1”. Choose it to measure again in the same way.</source>
        <translation>这是用模型“%1”测量的。要同样地重新测量，请选择它。</translation>
    </message>
    <message>
        <source>“%1” could not be saved.</source>
        <translation>无法保存“%1”。</translation>
    </message>
    <message>
        <source>The settings inside “%1” could not be read.</source>
        <translation>无法读取“%1”中的设置。</translation>
    </message>
    <message>
        <source>Settings of “%1”</source>
        <translation>“%1”的设置</translation>
    </message>
    <message>
        <source>Automatic saving does not work, so a crash would lose what is not saved.</source>
        <translation>自动保存不起作用，崩溃时会丢失未保存的内容。</translation>
    </message>
    <message>
        <source>What was saved automatically could not be restored.</source>
        <translation>无法恢复自动保存的内容。</translation>
    </message>
</context>
<context>
    <name>elboscope::ShortcutDialog</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>In the maps (these keys are fixed)</source>
        <translation>在图中（这些按键固定）</translation>
    </message>
    <message>
        <source>Show raw instead of calibrated while held</source>
        <translation>按住时以原始代替校准显示</translation>
    </message>
    <message>
        <source>Choose a class</source>
        <translation>选择类别</translation>
    </message>
    <message>
        <source>1 to 9, or up and down</source>
        <translation>1 到 9，或上下键</translation>
    </message>
    <message>
        <source>Zoom in, zoom out, show everything</source>
        <translation>放大、缩小、显示全部</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图片</translation>
    </message>
    <message>
        <source>Left and right, or Shift with the arrows</source>
        <translation>左右键，或 Shift 加方向键</translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>选择一个命令以更改其按键。</translation>
    </message>
    <message>
        <source>Alone, this key belongs to text fields and maps. Add Ctrl or Alt, or take a function key.</source>
        <translation>单独使用时，此键属于文本框和图。请加上 Ctrl 或 Alt，或改用功能键。</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. “Take over” gives it to this command and leaves the other without.</source>
        <translation>%1 属于“%2”。“接管”会把它给此命令，另一个命令就没有了。</translation>
    </message>
    <message>
        <source>Click into the field and press the new keys. They act at once and are remembered.</source>
        <translation>点击此框并按下新的按键。立即生效并被记住。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>Shows only lines with this text in the command or in its keys.</source>
        <translation>只显示命令或按键中含有此文字的行。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Click here and press the keys that shall call the command.</source>
        <translation>点击这里，按下用来调用该命令的按键。</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>The command keeps its place in the menus, but no keys call it.</source>
        <translation>命令仍在菜单中，但没有按键可调用。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Gives the command the keys it came with.</source>
        <translation>把该命令恢复为最初的按键。</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Gives every command the keys it came with.</source>
        <translation>把每个命令恢复为最初的按键。</translation>
    </message>
    <message>
        <source>Gives the command these keys.</source>
        <translation>把这些按键给该命令。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closes this sheet; all changes are kept.</source>
        <translation>关闭此表；所有更改都会保留。</translation>
    </message>
</context>
<context>
    <name>elboscope::ThresholdRow</name>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>&amp;Threshold</source>
        <translation>阈值(&amp;T)</translation>
    </message>
    <message>
        <source>A pixel where no class reaches this value is background in the mask.</source>
        <translation>没有类别达到此值的像素在掩码中为背景。</translation>
    </message>
</context>
<context>
    <name>elboscope::TimestepArea</name>
    <message>
        <source>Timesteps of the ELBO</source>
        <translation>ELBO 的时间步</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>图的时间步</translation>
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
        <translation>运行之前没有可选的。</translation>
    </message>
    <message>
        <source>%1 of %2 timesteps count.</source>
        <translation>%2 个时间步中 %1 个计入。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Every 2nd</source>
        <translation>隔一个</translation>
    </message>
    <message>
        <source>Low noise</source>
        <translation>噪声少</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High noise</source>
        <translation>噪声多</translation>
    </message>
    <message>
        <source>All timesteps that were measured count.</source>
        <translation>所有测量过的时间步都计入。</translation>
    </message>
    <message>
        <source>Every second timestep counts: what would half the work give?</source>
        <translation>每隔一个时间步计入：一半的工作量会得到什么？</translation>
    </message>
    <message>
        <source>Only the third with the least noise counts.</source>
        <translation>只计入噪声最少的三分之一。</translation>
    </message>
    <message>
        <source>Only the third in the middle counts.</source>
        <translation>只计入中间的三分之一。</translation>
    </message>
    <message>
        <source>Only the third with the most noise counts.</source>
        <translation>只计入噪声最多的三分之一。</translation>
    </message>
</context>
<context>
    <name>elboscope::TimestepStrip</name>
    <message>
        <source>Timesteps of the maps</source>
        <translation>图的时间步</translation>
    </message>
    <message>
        <source>The timesteps at which the model&apos;s attention was collected; the maps are their mean. Click one to leave it out or take it in, drag to choose a range.</source>
        <translation>收集模型注意力的时间步；图是它们的平均。点击可移出或加入，拖动可选择范围。</translation>
    </message>
</context>
<context>
    <name>elboscope::TokenChips</name>
    <message>
        <source>start</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结尾</translation>
    </message>
    <message numerus="yes">
        <source>%n × padding</source>
        <translation>
            <numerusform>%n × 填充</numerusform>
        </translation>
    </message>
    <message>
        <source>The encoder always reads %1 tokens: empty ones fill the rest.</source>
        <translation>编码器总是读 %1 个词元：其余由空词元填满。</translation>
    </message>
    <message>
        <source>Token %1 of %2</source>
        <translation>第 %1 个词元，共 %2 个</translation>
    </message>
    <message>
        <source>Token %1 of %2: “%3”, number %4 of the vocabulary</source>
        <translation>第 %1 个词元，共 %2 个：“%3”，词表编号 %4</translation>
    </message>
    <message>
        <source>Marks the start of the text; it draws much attention of its own.</source>
        <translation>标记文本的开头；它自身会吸引许多注意力。</translation>
    </message>
    <message>
        <source>Marks the end of the text.</source>
        <translation>标记文本的结尾。</translation>
    </message>
    <message>
        <source>The model reads %1 tokens: this one is cut off.</source>
        <translation>模型读 %1 个词元：这个被截断了。</translation>
    </message>
    <message>
        <source>Click to make “%1” a class; drag over several words for a phrase.</source>
        <translation>点击把“%1”变成类别；拖过多个词得到短语。</translation>
    </message>
    <message>
        <source>Belongs to the class “%1”.</source>
        <translation>属于类别“%1”。</translation>
    </message>
    <message>
        <source>Tokens of the caption</source>
        <translation>描述的词元</translation>
    </message>
    <message>
        <source>Left and right move, Shift extends, Return makes a class of the chosen words.</source>
        <translation>左右键移动，Shift 扩展，回车把所选词变成类别。</translation>
    </message>
</context>
<context>
    <name>elboscope::TokenModel</name>
    <message>
        <source>Token %1 of the caption</source>
        <translation>描述的第 %1 个词元</translation>
    </message>
    <message>
        <source>Token %1: put before every text. It takes the attention that no word wants.</source>
        <translation>第 %1 个词元：放在每段文本之前。它承接没有词想要的注意力。</translation>
    </message>
    <message>
        <source>Token %1: closes the text and sums it up.</source>
        <translation>第 %1 个词元：结束文本并加以概括。</translation>
    </message>
    <message>
        <source>Token %1: fills the text up to its full length.</source>
        <translation>第 %1 个词元：把文本填满到全长。</translation>
    </message>
    <message>
        <source>Token %1: of a text encoder that this model folder does not have.</source>
        <translation>第 %1 个词元：属于此模型文件夹所没有的文本编码器。</translation>
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
        <translation>上一步</translation>
    </message>
    <message>
        <source>To the step before (Left).</source>
        <translation>到上一步（左键）。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Ends the tour (Return).</source>
        <translation>结束导览（回车）。</translation>
    </message>
    <message>
        <source>To the next step (Return or Right).</source>
        <translation>到下一步（回车或右键）。</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>跳过导览</translation>
    </message>
    <message>
        <source>Ends the tour (Esc). The menu Help has it again.</source>
        <translation>结束导览 (Esc)。“帮助”菜单中可再次观看。</translation>
    </message>
</context>
<context>
    <name>elboscope::TruthPanel</name>
    <message>
        <source>Threshold of the truth</source>
        <translation>真值的阈值</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n 个标签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) of the mask stand for no class here and count as background.</source>
        <translation>
            <numerusform>掩码中有 %n 个标签在此不代表任何类别，计为背景。</numerusform>
        </translation>
    </message>
    <message>
        <source>mIoU, raw and calibrated</source>
        <translation>mIoU，原始和校准</translation>
    </message>
    <message>
        <source>Comparing with the truth…</source>
        <translation>正在与真值比较…</translation>
    </message>
    <message>
        <source>After a run the masks are compared with this truth.</source>
        <translation>运行之后，掩码会与此真值比较。</translation>
    </message>
    <message>
        <source>that of the masks (%1)</source>
        <translation>与掩码相同（%1）</translation>
    </message>
    <message>
        <source>searched: raw %1, calibrated %2</source>
        <translation>搜索所得：原始 %1，校准 %2</translation>
    </message>
    <message>
        <source>searched for each</source>
        <translation>各自搜索</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>best %1 at 1/γ %2</source>
        <translation>最好 %1，在 1/γ %2</translation>
    </message>
    <message>
        <source>With a mask of what is really where, this panel tells how well the maps agree with it, class by class and for every γ. A mask is a PNG with one number a pixel: 0 background, 1 the first class, and so on. The samples bring theirs.</source>
        <translation>有了标明各处真实内容的掩码，此面板就能说明图与它有多一致，逐类别、逐个 γ。掩码是每个像素一个数字的 PNG：0 为背景，1 为第一个类别，依此类推。示例自带掩码。</translation>
    </message>
    <message>
        <source>Open a mask…</source>
        <translation>打开掩码…</translation>
    </message>
    <message>
        <source>Chooses the mask of this picture. It can be dropped on the window, too.</source>
        <translation>选择此图片的掩码。也可以把它拖到窗口上。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Goes on without truth.</source>
        <translation>不用真值继续。</translation>
    </message>
    <message>
        <source>Remove the truth</source>
        <translation>移除真值</translation>
    </message>
    <message>
        <source>Mean intersection over union of all classes and the background, in percent. All of it is computed as the command line does, at the mask&apos;s own size; ≈ marks a quick estimate while a slider moves.</source>
        <translation>所有类别与背景的平均交并比（百分数）。全部与命令行一样按掩码自身的大小计算；≈ 表示滑块移动时的快速估计。</translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation>阈值(&amp;H)</translation>
    </message>
    <message>
        <source>From which value on a pixel belongs to a class. “Searched” takes the best for raw and for calibrated maps, each found by the official evaluation&apos;s search, so that neither suffers from a threshold that suits the other.</source>
        <translation>像素从多大的值起属于一个类别。“搜索”按官方评测的方法分别为原始图和校准图找出最佳值，使任何一方都不会因适合另一方的阈值而吃亏。</translation>
    </message>
    <message>
        <source>Threshold of the comparison</source>
        <translation>比较的阈值</translation>
    </message>
    <message>
        <source>that of the masks</source>
        <translation>与掩码相同</translation>
    </message>
    <message>
        <source>mIoU over 1/γ</source>
        <translation>mIoU 随 1/γ 的变化</translation>
    </message>
    <message>
        <source>Labels of the mask</source>
        <translation>掩码的标签</translation>
    </message>
    <message>
        <source>Which class each number in the mask stands for.</source>
        <translation>掩码中每个数字代表哪个类别。</translation>
    </message>
</context>
</TS>
