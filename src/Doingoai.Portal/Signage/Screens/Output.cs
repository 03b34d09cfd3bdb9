using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>One signal of a device: a desktop of so many pixels, which may be mounted turned.</summary>
[Audited]
internal sealed class Output
{
    private const int Largest = 16384;

    private Output()
    {
    }

    public Output(Guid id, Guid device, string key) => (Id, DeviceId, Key) = (id, device, key);

    public Guid Id { get; private set; }

    public Guid DeviceId { get; private set; }

    public string Key { get; private set; } = "";

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Degrees clockwise: 0, 90, 180 or 270.</summary>
    public int Rotation { get; private set; }

    public int Revision { get; private set; }

    public void Shape(int width, int height, int rotation)
    {
        if (width is < 1 or > Largest || height is < 1 or > Largest) throw new RuleException("output.size", Largest);
        if (rotation is not (0 or 90 or 180 or 270)) throw new RuleException("output.rotation");
        if ((Width, Height, Rotation) == (width, height, rotation)) return;
        (Width, Height, Rotation) = (width, height, rotation);
        Revision++;
    }
}
