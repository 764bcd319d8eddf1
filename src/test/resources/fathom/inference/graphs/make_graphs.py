"""Makes the small graphs beside this file (onnx 1.23.2): python make_graphs.py FOLDER"""
import onnx, numpy as np
from onnx import helper as h, TensorProto as T, numpy_helper as nh
import sys, os
d=sys.argv[1]; os.makedirs(d,exist_ok=True)
def save(name, nodes, ins, outs, inits=()):
    g=h.make_graph(nodes,name,ins,outs,list(inits))
    m=h.make_model(g,opset_imports=[h.make_opsetid('',17)],ir_version=8)
    onnx.checker.check_model(m); onnx.save(m,os.path.join(d,name+'.onnx'))
F=T.FLOAT
img=lambda n='image',t=F,s=(1,3,'h','w'): h.make_tensor_value_info(n,t,list(s))
out=lambda n='depth',t=F,s=(1,'h','w'): h.make_tensor_value_info(n,t,list(s))
ax=nh.from_array(np.array([0],np.int64),'ch')
red=lambda o: [h.make_node('Gather',['image','ch'],[o],axis=1)]
# red plane, rank 4 (1,1,h,w): Gather with 1-d index keeps the axis
save('red-rank4',red('depth'),[img()],[out(s=(1,1,'h','w'))],[ax])
sq=nh.from_array(np.array([0,1],np.int64),'axes')
save('red-rank2',red('p')+[h.make_node('Squeeze',['p','axes'],['depth'])],[img()],[out(s=('h','w'))],[ax,sq])
for name,t in (('int64',T.INT64),('int32',T.INT32),('uint8',T.UINT8),('int8',T.INT8),('int16',T.INT16),('double',T.DOUBLE),('float16',T.FLOAT16)):
    save('red-'+name,red('p')+[h.make_node('Cast',['p'],['depth'],to=t)],[img()],[out(t=t,s=(1,1,'h','w'))],[ax])
save('fixed-64x48',red('depth'),[img(s=(1,3,48,64))],[out(s=(1,1,48,64))],[ax])
save('all-channels',[h.make_node('Identity',['image'],['depth'])],[img()],[out(s=(1,3,'h','w'))])
save('two-outputs',red('depth')+[h.make_node('Neg',['depth'],['minus'])],[img()],[out(s=(1,1,'h','w')),out('minus',s=(1,1,'h','w'))],[ax])
save('two-inputs',[h.make_node('Gather',['image','ch'],['p'],axis=1),h.make_node('Mul',['p','scale'],['depth'])],[img(),h.make_tensor_value_info('scale',F,[1])],[out(s=(1,1,'h','w'))],[ax])
save('gray-input',[h.make_node('Identity',['image'],['depth'])],[img(s=(1,1,'h','w'))],[out(s=(1,1,'h','w'))])
save('byte-input',red('p')+[h.make_node('Cast',['p'],['depth'],to=F)],[img(t=T.UINT8)],[out(s=(1,1,'h','w'))],[ax])
# runs for minutes, in many small operators
body=h.make_graph([h.make_node('Sin',['x'],['y']),h.make_node('Identity',['c'],['c2'])],'body',
  [h.make_tensor_value_info('i',T.INT64,[]),h.make_tensor_value_info('c',T.BOOL,[]),h.make_tensor_value_info('x',F,None)],
  [h.make_tensor_value_info('c2',T.BOOL,[]),h.make_tensor_value_info('y',F,None)])
n=nh.from_array(np.array(10_000_000,np.int64),'n'); tr=nh.from_array(np.array(True),'go')
save('endless',red('p')+[h.make_node('Loop',['n','go','p'],['depth'],body=body)],[img()],[out(s=(1,1,'h','w'))],[ax,n,tr])
# an operator that fails while running: reshape to 7 cells
r=nh.from_array(np.array([1,1,1,7],np.int64),'seven')
save('fails-running',red('p')+[h.make_node('Reshape',['p','seven'],['depth'])],[img()],[out(s=(1,1,1,7))],[ax,r])
# --- graphs with several outputs, for the cards that name them
def gather(plane, to): return h.make_node('Gather', ['image', 'p%d' % plane], [to], axis=-3)
planes = [nh.from_array(np.array(i, np.int64), 'p%d' % i) for i in range(3)]
k = lambda name, value: nh.from_array(np.array(value, np.float32), name)
# Depth Pro: depth 2 + red, focal length of 1000 pixels of the input
save('focal', [h.make_node('Gather', ['image', 'p0'], ['r'], axis=-3), h.make_node('Add', ['r', 'two'], ['predicted_depth']), h.make_node('Identity', ['f'], ['focallength_px'])],
     [img()], [out('predicted_depth'), h.make_tensor_value_info('focallength_px', F, [1])], [planes[0], k('two', 2), k('f', [1000])])
# Depth Anything 3: a list of one image; depth is red, sky green, both as they were before normalisation
save('sky', [gather(0, 'r'), gather(1, 'g'), h.make_node('Mul', ['r', 'rs'], ['r1']), h.make_node('Add', ['r1', 'rm'], ['depth']),
             h.make_node('Mul', ['g', 'gs'], ['g1']), h.make_node('Add', ['g1', 'gm'], ['sky'])],
     [img(s=(1, 1, 3, 'h', 'w'))], [out('depth', s=(1, 1, 'h', 'w')), out('sky', s=(1, 1, 'h', 'w'))],
     [planes[0], planes[1], k('rs', .229), k('rm', .485), k('gs', .224), k('gm', .456)])
# MoGe: 64x48 points of a camera of focal length 50 pixels at z = 1 + red, 0.75 too near; blue says where depth is; scale 3
W_, H_ = 64, 48
u = ((np.arange(W_) + .5 - W_ / 2) / 50)[None, :, None] * np.ones((H_, 1, 1)); v = ((np.arange(H_) + .5 - H_ / 2) / 50)[:, None, None] * np.ones((1, W_, 1))
save('points', [gather(0, 'r'), gather(2, 'mask'), h.make_node('Add', ['r', 'one'], ['z3']), h.make_node('Unsqueeze', ['z3', 'last'], ['z']),
                h.make_node('Mul', ['z', 'u'], ['x']), h.make_node('Mul', ['z', 'v'], ['y']), h.make_node('Sub', ['z', 'near'], ['zn']),
                h.make_node('Concat', ['x', 'y', 'zn'], ['points'], axis=-1), h.make_node('Identity', ['points'], ['normal']),
                h.make_node('Cast', ['num_tokens'], ['t'], to=F), h.make_node('Sub', ['t', 't0'], ['t1']), h.make_node('Add', ['t1', 'three'], ['scale'])],
     [img(), h.make_tensor_value_info('num_tokens', T.INT64, [])],
     [out('points', s=(1, 'h', 'w', 3)), out('normal', s=(1, 'h', 'w', 3)), out('mask'), h.make_tensor_value_info('scale', F, [1])],
     [planes[0], planes[2], k('one', 1), nh.from_array(np.array([-1], np.int64), 'last'), k('u', u[None]), k('v', v[None]), k('near', .75), k('t0', 1800), k('three', [3])])
# float16 in and out
save('half-input', red('depth'), [img(t=T.FLOAT16)], [out(t=T.FLOAT16, s=(1, 1, 'h', 'w'))], [ax])
