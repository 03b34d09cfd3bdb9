using Doingoai.Player.Storage;
using Doingoai.Protocol.Enrolment;

namespace Doingoai.Player.Enrolment;

/// <summary>Looks for a start packet. One that was used or refused here is not looked at again.</summary>
internal sealed class StartPackets(IDisk disk, PlayerFolder folder, Sticks sticks)
{
    private const int MostTickets = 100;

    private readonly HashSet<Guid> _done = [.. disk.ReadJson<List<Guid>>(folder.UsedTickets) ?? []];

    /// <summary>The first that is well-formed and not done with.</summary>
    public StartPacket? Find() => sticks.All(StartPacket.FileName).Select(Read).FirstOrDefault(packet => packet is not null && !_done.Contains(packet.Ticket));

    public void Done(Guid ticket)
    {
        if (_done.Add(ticket)) disk.WriteJson(folder.UsedTickets, _done.TakeLast(MostTickets).ToList());
    }

    private static StartPacket? Read(string file)
    {
        try
        {
            return new FileInfo(file).Length > StartPacket.MaxBytes ? null : StartPacket.TryRead(File.ReadAllBytes(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
