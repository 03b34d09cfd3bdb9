using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Platform;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Board;

/// <summary>What the forms of the board send.</summary>
/// <param name="To">Scope and id, as "Cluster:…"; a card names its screen.</param>
/// <param name="Name">The command; the displays have two buttons.</param>
/// <param name="Key">What is released.</param>
/// <param name="Valid">How long it may be begun, s.</param>
internal sealed record OrderForm(string To, string Name, int? Percent = null, string? Link = null, int? Minutes = null, int? Valid = null, string? Key = null)
{
    private const string DisplayOn = "displayOn";
    private const string DisplayOff = "displayOff";

    public WantedOrder Wanted()
    {
        if (To.Split(':', 2) is not [var scope, var id] || !Enum.TryParse<OrderScope>(scope, ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) throw new RuleException("order.no-target");
        object? args = Name switch
        {
            CommandNames.Volume => new VolumeArgs(Percent ?? -1),
            CommandNames.SwitchLink => new SwitchLinkArgs(Link ?? "", Minutes ?? 0),
            CommandNames.ReleaseItem => new ReleaseItemArgs(Key ?? ""),
            DisplayOn or DisplayOff => new DisplayPowerArgs(Name == DisplayOn),
            _ => null,
        };
        var name = Name is DisplayOn or DisplayOff ? CommandNames.DisplayPower : Name;
        return new(name, kind, id, args is null ? null : ProtocolJson.ToElement(args), Valid is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }
}
