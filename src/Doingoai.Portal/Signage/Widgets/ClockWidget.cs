using Doingoai.Protocol.Manifests;

namespace Doingoai.Portal.Signage.Widgets;

/// <summary>Time and date in the screen's own zone, with Beijing time beside it: at the gates both are kept.</summary>
internal sealed class ClockWidget : IWidget
{
    public string Key => "clock";

    public string? Font => "NotoSans-Bold.ttf";

    public ManifestWidget With(string? font) => new(Key, font);
}
