using System.Threading.Channels;
using Doingoai.Player.Journals;
using Doingoai.Player.Link;
using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Commands;

/// <summary>
/// Executes each order once, in the order in which they came, and remembers the outcome: an order that comes again gets the
/// same answer. Stated loss: more than 64 waiting are refused as busy.
/// </summary>
internal sealed partial class CommandRunner
{
    private const int Remembered = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, ICommand> _commands;
    private readonly IDisk _disk;
    private readonly PlayerFolder _folder;
    private readonly Journal _journal;
    private readonly UpQueue _queue;
    private readonly PlayerClock _clock;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly List<CommandResult> _results;
    private readonly HashSet<Guid> _waiting = [];
    private readonly Channel<Command> _orders = Channel.CreateBounded<Command>(new BoundedChannelOptions(64) { SingleReader = true });

    public CommandRunner(
        IEnumerable<ICommand> commands, IDisk disk, PlayerFolder folder, Journal journal, UpQueue queue, PlayerClock clock, TimeProvider time, ILogger logger)
    {
        _commands = commands.ToDictionary(c => c.Name);
        (_disk, _folder, _journal, _queue, _clock, _time, _logger) = (disk, folder, journal, queue, clock, time, logger);
        _results = disk.ReadJson<List<CommandResult>>(folder.Commands)?.Where(r => r is not null).ToList() ?? [];
    }

    /// <summary>An order came, perhaps not for the first time.</summary>
    public void Take(Command command)
    {
        CommandResult answer;
        lock (_lock)
        {
            if (_results.Find(r => r.Command == command.Id) is { } known) answer = known;
            else if (_waiting.Contains(command.Id) || _orders.Writer.TryWrite(command))
            {
                _waiting.Add(command.Id);
                answer = new(command.Id, command.Sequence, CommandState.Received, _clock.NowMs);
            }
            else answer = new(command.Id, command.Sequence, CommandState.Failed, _clock.NowMs, "busy");
        }

        Send(answer);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var command in _orders.Reader.ReadAllAsync(stop)) await RunAsync(command, stop);
    }

    private async Task RunAsync(Command command, CancellationToken stop)
    {
        var outcome = await OutcomeAsync(command, stop);
        var result = new CommandResult(command.Id, command.Sequence, outcome.State, _clock.NowMs, outcome.Reason, outcome.Body);
        await _journal.AppendAsync(JournalKinds.Command, new CommandRecord(command.Id, command.Sequence, command.Name.Length > 64 ? "" : command.Name, outcome.State, outcome.Reason));
        lock (_lock)
        {
            _results.Add(result);
            if (_results.Count > Remembered) _results.RemoveRange(0, _results.Count - Remembered);
            _waiting.Remove(command.Id);
        }

        Remember();
        Send(result);
    }

    private async Task<CommandOutcome> OutcomeAsync(Command command, CancellationToken stop)
    {
        if (_clock.Proven && _clock.NowMs > command.NotAfterMs) return new(CommandState.Expired);
        if (!_commands.TryGetValue(command.Name, out var known)) return new(CommandState.Failed, "unknownCommand");
        try
        {
            using var patience = new CancellationTokenSource(Patience, _time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
            return await known.RunAsync(command, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(CommandState.Failed, "timeout");
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            LogFailed(error, command.Name);
            return new(CommandState.Failed, "error");
        }
    }

    private void Remember()
    {
        try
        {
            lock (_lock) _disk.WriteJson(_folder.Commands, _results);
        }
        catch (IOException error)
        {
            LogFailed(error, "remember");
        }
    }

    private void Send(CommandResult result) => _queue.Urgent(Envelope.Of(UpTypes.Result, result, _time.GetUtcNow()));

    private sealed record CommandRecord(Guid Command, long Sequence, string Name, CommandState State, string? Reason = null);

    [LoggerMessage(LogLevel.Error, "Command {Name} failed.")]
    private partial void LogFailed(Exception error, string name);
}
