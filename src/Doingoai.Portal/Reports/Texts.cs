namespace Doingoai.Portal.Reports;

/// <summary>Names the resources Texts.resx (Vietnamese), Texts.en.resx and Texts.zh.resx of this folder.</summary>
internal sealed class Texts;
