using System.Text;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Enrolment;

namespace Doingoai.Player.Enrolment;

/// <summary>The portal a start packet named, for a machine whose installer named none.</summary>
/// <param name="CaFile">PEM of its authority, kept beside; <c>null</c>: the system's.</param>
internal sealed record PortalChoice(Uri Address, string? CaFile)
{
    /// <summary>Fills in what the configuration leaves open.</summary>
    public static void Apply(IDisk disk, PlayerOptions options)
    {
        if (!options.IsPortalOpen || disk.ReadJson<PortalChoice>(new PlayerFolder(options.Folder).Portal) is not { } choice) return;
        options.PortalAddress = choice.Address;
        options.CaFile ??= choice.CaFile;
    }

    /// <summary>True if it was new: this process speaks to another portal.</summary>
    public static bool Keep(IDisk disk, PlayerFolder folder, PlayerOptions options, StartPacket packet)
    {
        if (!options.IsPortalOpen || (disk.ReadJson<PortalChoice>(folder.Portal) is { } known && known.Address == packet.Portal && known.CaFile is not null == packet.Ca is not null)) return false;
        if (packet.Ca is { } pem) disk.Keep(folder.Ca, Encoding.UTF8.GetBytes(pem));
        disk.WriteJson(folder.Portal, new PortalChoice(packet.Portal, packet.Ca is null ? null : folder.Ca));
        return true;
    }
}

/// <summary>Ends the process on purpose: it is started again, with the portal the packet named.</summary>
internal sealed class PortalChosenException(Uri portal) : Exception($"The portal is {portal} from the next start on.");
