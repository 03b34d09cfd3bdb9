using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Agent;

public sealed class EnrolmentTests
{
    [Fact]
    public async Task A_new_machine_shows_its_code_then_the_words_both_ends_have_and_is_enrolled_after_the_confirmation()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = new RunningAgent(portal.Address, folder.Path);

        var notice = await agent.Renderer.UntilAsync(Guid.Empty, view => view.Notice?.Split('\n').Length == 4);
        await Eventually.IsTrueAsync(() => portal.IsRevealed, "the device's nonce");
        Assert.Equal([portal.Request!.Code, .. portal.Words], notice.Notice!.Split('\n'));
        Assert.Equal(portal.Words, agent.Agent.Enrolment!.Words);
        Assert.Null(agent.Agent.Device);

        portal.Confirm();
        await Eventually.IsTrueAsync(() => portal.Said<Hello>(UpTypes.Hello).Any(), "hello");
        Assert.Equal(FakePortal.Device, agent.Agent.Device);
        Assert.Null(agent.Agent.Enrolment);
        var key = Path.Combine(folder.Path, "identity", "device-key.pem");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
    }

    [Fact]
    public async Task A_restart_during_enrolment_goes_on_with_the_same_code_and_words()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        string shown;
        await using (var first = new RunningAgent(portal.Address, folder.Path))
            shown = (await first.Renderer.UntilAsync(Guid.Empty, view => view.Notice?.Split('\n').Length == 4)).Notice!;

        await using var second = new RunningAgent(portal.Address, folder.Path);
        Assert.Equal(shown, (await second.Renderer.UntilAsync(Guid.Empty, view => view.Notice is not null)).Notice);
        portal.Confirm();
        await Eventually.IsTrueAsync(() => portal.Said<Hello>(UpTypes.Hello).Any(), "hello");
    }
}
