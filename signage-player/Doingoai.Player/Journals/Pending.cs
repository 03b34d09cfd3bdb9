namespace Doingoai.Player.Journals;

/// <summary>A record on its way to the disk.</summary>
internal sealed class Pending(Draft draft)
{
    private readonly TaskCompletionSource<bool> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Draft Draft { get; } = draft;

    public Task<bool> Written => _written.Task;

    public void Done(bool written) => _written.TrySetResult(written);
}
