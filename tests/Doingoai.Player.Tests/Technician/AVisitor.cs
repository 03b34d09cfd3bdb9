using Doingoai.Player.Technician;
using Doingoai.Player.Tests.Agent;
using Doingoai.Protocol.Tests.Trust;

namespace Doingoai.Player.Tests.Technician;

/// <summary>A page at which somebody stands.</summary>
internal sealed class AVisitor(ITechnicianDesk desk) : IVisitor
{
    private volatile TechnicianView? _view;

    public TechnicianView? View => _view;

    public void Tell(TechnicianView view) => _view = view;

    public void Ask(TechnicianWish wish, string? pin = null, int? minutes = null) => desk.Take(this, [SignedWorld.Screen], new(wish, pin, minutes));

    public Task<TechnicianView> UntilAsync(TechnicianDoor door) => UntilAsync(view => view.Door == door, door.ToString());

    public Task<TechnicianView> UntilAsync(Func<TechnicianView, bool> isSo, string what) => Eventually.IsAsync(() => _view is { } view && isSo(view) ? view : null, what);

    public async Task<TechnicianReport> EnterAsync(string pin)
    {
        Ask(TechnicianWish.Knock);
        await UntilAsync(TechnicianDoor.Ajar);
        Ask(TechnicianWish.Enter, pin);
        return (await UntilAsync(TechnicianDoor.Open)).Report!;
    }
}
