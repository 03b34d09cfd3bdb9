using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Something a screen passes over, with its title if the current manifest has one.</summary>
internal sealed record PassedOverView(QuarantinedSlide Slide, string? Title)
{
    public DateTimeOffset Since => DateTimeOffset.FromUnixTimeMilliseconds(Slide.AtMs);
}
